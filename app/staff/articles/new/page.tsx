import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { NewArticle } from '#shop/articles/staff/components/new-article.tsx'
import { listAuthors } from '#shop/articles/staff/queries/staff-articles.ts'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('articles:write', async ({ staff, locale }) => {
  const t = translator(locale, 'staff-articles')
  const kept = await keptStaffForm(locale, 'new-article', {
    title: t('create.heading'),
    language: t('create.language'),
    author: t('create.author'),
  })
  return (
    <>
      <WorkshopHeading locale={locale} title={t('create.title')} lead={t('create.lead')} />
      <NewArticle authors={await listAuthors(database(), staff)} locale={locale} kept={kept} />
    </>
  )
})
