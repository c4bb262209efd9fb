import { languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import {
  articleAddress,
  figureForm,
  figureRemovalForm,
  sourceApi,
  sourceChangeForm,
} from '#shop/articles/staff/address.ts'
import { ActButton } from '#shop/articles/staff/components/act-button.tsx'
import { FigureForm } from '#shop/articles/staff/components/figure-form.tsx'
import { sourceFields } from '#shop/articles/staff/components/source-fields.tsx'
import { SourceForm } from '#shop/articles/staff/components/source-form.tsx'
import { findStaffSource } from '#shop/articles/staff/queries/find-source.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { keptStaffForm } from '../../../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../../../workshop-page.tsx'

function keptFigure(locale: Locale, referenceId: string, figure: string) {
  const t = translator(locale, 'staff-articles')
  const titles = languages.map((language): [string, string] => [
    `title-${language}`,
    t('figure.name', { language: t(`languages.${language}`) }),
  ])
  return keptStaffForm(locale, figureForm(referenceId, figure), {
    figure: t('figure.id'),
    ...Object.fromEntries(titles),
    unit: t('figure.unit'),
    rows: t('figure.rows'),
  })
}

function keptSource(locale: Locale, referenceId: string) {
  const t = translator(locale, 'staff-articles')
  const fields = sourceFields.map((field): [string, string] => [field, t(`source.${field}`)])
  const notes = languages.map((language): [string, string] => [
    `note-${language}`,
    t('source.note', { language: t(`languages.${language}`) }),
  ])
  return keptStaffForm(locale, sourceChangeForm(referenceId), Object.fromEntries([...fields, ...notes]))
}

export default workshopPage('articles:write', async ({ staff, locale, params, search }) => {
  const articleId = rowIdOf(params.id)
  const referenceId = params.source ?? ''
  const source = await findStaffSource(database(), staff, { articleId, referenceId })
  if (!source) return null
  const t = translator(locale, 'staff-articles')
  const [kept, keptNew, removal, keptFigures] = await Promise.all([
    keptSource(locale, referenceId),
    keptFigure(locale, referenceId, ''),
    keptStaffForm(locale, figureRemovalForm(referenceId), {}),
    Promise.all(source.figures.map(({ id }) => keptFigure(locale, referenceId, id))),
  ])
  const isConflict = search.conflict !== undefined
  const outcome = (['source', 'figure'] as const).find((each) => each === search.done)
  return (
    <>
      <WorkshopHeading
        locale={locale}
        title={source.reference.title}
        lead={<code>[@{referenceId}]</code>}
        kicker={
          <a href={`${articleAddress(articleId)}#article-sources`} className="link">
            {t('source.back')}
          </a>
        }
      />
      <div className="grid gap-12">
        {outcome ? <Notice tone="positive" role="status" title={t(`source.done.${outcome}`)} /> : null}
        {isConflict ? (
          <Notice tone="caution" role="alert" title={t('conflict.title')}>
            <p>{t('conflict.text')}</p>
          </Notice>
        ) : null}
        {removal.problems.summary.map(({ message }) => (
          <Notice key={message} tone="critical" role="alert" title={message} />
        ))}
        {source.others.length > 0 ? (
          <Notice title={t('source.shared', { count: source.others.length })}>
            <ul>
              {source.others.map(({ id, title }) => (
                <li key={id}>
                  <a href={articleAddress(id)} className="link">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <Section id="source" title={t('source.heading')}>
          <SourceForm
            articleId={articleId}
            source={source}
            locale={locale}
            kept={kept}
            isConflict={isConflict}
          />
        </Section>
        {source.figures.map((figure, index) => (
          <Section key={figure.id} id={`figure-${figure.id}`} title={`figure:${figure.id}`}>
            <div className="grid gap-5">
              <FigureForm
                articleId={articleId}
                referenceId={referenceId}
                figure={figure}
                locale={locale}
                kept={keptFigures[index] ?? keptNew}
                isConflict={isConflict}
              />
              <ActButton
                id={`remove-figure-${figure.id}`}
                action={sourceApi(articleId, referenceId, 'figure-removal')}
                fields={{ figure: figure.id }}
                label={t('article.remove')}
                name={t('article.removeSource', { source: `figure:${figure.id}` })}
                locale={locale}
              />
            </div>
          </Section>
        ))}
        <Section id="new-figure" title={t('figure.newTitle')}>
          <div className="grid gap-5">
            <p className="max-w-[60ch] text-quiet">{t('figure.lead')}</p>
            <FigureForm
              articleId={articleId}
              referenceId={referenceId}
              figure={null}
              locale={locale}
              kept={keptNew}
              isConflict={false}
            />
          </div>
        </Section>
      </div>
    </>
  )
})
