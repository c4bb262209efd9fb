import { addressOf } from '#i18n/address.ts'
import { isLanguage, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { articleAddress, decisionForm, textAddress, textApi, textForm } from '#shop/articles/staff/address.ts'
import { ActButton } from '#shop/articles/staff/components/act-button.tsx'
import { LivePreview } from '#shop/articles/staff/components/live-preview.tsx'
import { PairingDecisionPanel } from '#shop/articles/staff/components/pairing-decision.tsx'
import { TextForm } from '#shop/articles/staff/components/text-form.tsx'
import { languageNames } from '#shop/articles/staff/components/text-states.tsx'
import { findPreview, findStaffText } from '#shop/articles/staff/queries/staff-text.ts'
import type { StaffText } from '#shop/articles/staff/staff-article.ts'
import { isOffered } from '#shop/staff/permission.ts'
import { workshopLocale } from '#shop/staff/staff-member.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { keptStaffForm } from '../../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../../workshop-page.tsx'
import { ArticlePreview } from './article-preview.tsx'

const outcomes = ['saved', 'confirmed', 'decided'] as const

function Notices({
  text,
  search,
  locale,
}: {
  text: StaffText
  search: Record<string, string>
  locale: Locale
}) {
  const t = translator(locale, 'staff-articles')
  const outcome = outcomes.find((each) => each === search.done)
  return (
    <div className="grid gap-4 pb-6 empty:hidden">
      {outcome ? <Notice tone="positive" role="status" title={t(`text.done.${outcome}`)} /> : null}
      {search.conflict ? (
        <Notice tone="caution" role="alert" title={t('conflict.title')}>
          <p>{t('conflict.text')}</p>
        </Notice>
      ) : null}
      {text.behind.length > 0 ? (
        <Notice tone="caution" title={t('text.stale', { languages: languageNames(text.behind, locale) })}>
          <ActButton
            id="confirm-text"
            action={textApi(text.articleId, text.language, 'confirmation')}
            fields={{ version: String(text.version) }}
            label={t('text.confirm')}
            name={t('text.confirm')}
            locale={locale}
          />
        </Notice>
      ) : null}
    </div>
  )
}

export default workshopPage('articles:read', async ({ staff, locale, params, search }) => {
  const id = rowIdOf(params.id)
  const language = params.language ?? ''
  if (!isLanguage(language)) return null
  const text = await findStaffText(database(), staff, { id, language })
  const preview = await findPreview(database(), staff, { id, language, texts: null })
  if (!text || !preview) return null
  const t = translator(locale, 'staff-articles')
  const kept = await keptStaffForm(locale, textForm(id, language), {
    title: t('text.heading'),
    slug: t('text.slug'),
    summary: t('text.summary'),
    body: t('text.body'),
    metaTitle: t('text.metaTitle'),
    metaDescription: t('text.metaDescription'),
    status: t('text.status'),
  })
  const decision = await keptStaffForm(locale, decisionForm(id, language), { reason: t('decision.reason') })
  const publicPage = addressOf(workshopLocale({ language }), 'article', { slug: text.slug })
  const name = t(`languages.${language}`)
  return (
    <>
      <WorkshopHeading
        locale={locale}
        title={t('text.title', { language: name, title: text.texts.title || '–' })}
        kicker={
          <a href={articleAddress(id)} className="link">
            {t('text.back')}
          </a>
        }
        lead={
          text.status === 'published' ? (
            <a href={publicPage} className="link">
              {t('text.public')}
            </a>
          ) : null
        }
      />
      <Notices text={text} search={search} locale={locale} />
      <div className="grid gap-x-10 gap-y-12 xl:grid-cols-2">
        <TextForm text={text} locale={locale} kept={kept} isConflict={search.conflict !== undefined} />
        <div className="grid content-start gap-3">
          <h2 className="text-title font-semibold tracking-tight">{t('text.preview')}</h2>
          <p>
            <a href={`${textAddress(id, language)}/preview`} className="link">
              {t('text.previewPage')}
            </a>
          </p>
          <LivePreview
            formId={textForm(id, language)}
            action={textApi(id, language, 'preview')}
            isTyped={Object.keys(kept.values).length > 0}
            words={{
              label: t('text.preview'),
              note: t('text.previewFresh'),
              failed: t('text.previewFailed'),
            }}
          >
            <ArticlePreview {...preview} language={language} locale={locale} />
          </LivePreview>
        </div>
      </div>
      {text.state.articleClass === 'names-disease' ? (
        <div className="mt-12">
          <Section id="pairing-decision" title={t('decision.title')}>
            <PairingDecisionPanel
              text={text}
              locale={locale}
              mayDecide={isOffered(staff.role, 'articles:decide-pairing')}
              kept={decision}
            />
          </Section>
        </div>
      ) : null}
    </>
  )
})
