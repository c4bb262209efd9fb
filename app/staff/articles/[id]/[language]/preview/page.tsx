import { isLanguage } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { textAddress } from '#shop/articles/staff/address.ts'
import { previewInput } from '#shop/articles/staff/article-input.ts'
import { previewKey } from '#shop/articles/staff/preview-key.ts'
import { findPreview } from '#shop/articles/staff/queries/staff-text.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { WorkshopHeading, workshopPage } from '../../../../workshop-page.tsx'
import { ArticlePreview } from '../article-preview.tsx'

export default workshopPage('articles:read', async ({ staff, locale, params, search }) => {
  const id = rowIdOf(params.id)
  const language = params.language ?? ''
  if (!isLanguage(language)) return null
  const typed = search.typed ? await findKeptForm('preview', previewKey(staff, { id, language })) : null
  const texts = typed ? previewInput.parse(typed.values) : null
  const preview = await findPreview(database(), staff, { id, language, texts })
  if (!preview) return null
  const t = translator(locale, 'staff-articles')
  const title = t('text.title', { language: t(`languages.${language}`), title: preview.article.title || '–' })
  return (
    <>
      <WorkshopHeading
        locale={locale}
        title={t('text.preview')}
        lead={title}
        kicker={
          <a href={textAddress(id, language)} className="link">
            {t('text.back')}
          </a>
        }
      />
      <div data-preview="">
        <ArticlePreview {...preview} language={language} locale={locale} />
      </div>
    </>
  )
})
