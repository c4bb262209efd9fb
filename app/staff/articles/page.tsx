import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { articlesAddress } from '#shop/articles/staff/address.ts'
import { ArticleTable } from '#shop/articles/staff/components/article-table.tsx'
import { listStaffArticles } from '#shop/articles/staff/queries/staff-articles.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

export default workshopPage('articles:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-articles')
  const words = (search.q ?? '').trim().slice(0, 100)
  const before = /^\d{1,9}$/.test(search.before ?? '') ? Number(search.before) : null
  const { lines, next } = await listStaffArticles(database(), staff, { words, before })
  return (
    <>
      <WorkshopHeading locale={locale} title={t('list.title')} lead={t('list.lead')} />
      <div className="grid gap-8">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <form role="search" aria-label={t('list.search')} className="flex flex-wrap items-end gap-3">
            <TextInput
              id="article-words"
              name="q"
              type="search"
              label={t('list.search')}
              defaultValue={words}
            />
            <Button kind="secondary">{t('list.searchSubmit')}</Button>
          </form>
          <LinkButton href={`${articlesAddress}/new`}>{t('list.new')}</LinkButton>
        </div>
        <ArticleTable lines={lines} locale={locale} />
        {next === null ? null : (
          <p>
            <a
              href={`?${new URLSearchParams({ ...(words && { q: words }), before: String(next) })}`}
              className="link"
            >
              {t('list.more')}
            </a>
          </p>
        )}
      </div>
    </>
  )
})
