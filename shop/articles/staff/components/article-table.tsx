import { longDate } from '#i18n/dates.ts'
import { languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { EmptyState } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { articleAddress, textAddress } from '../address.ts'
import type { ArticleLine } from '../staff-article.ts'
import { TextStateWords } from './text-states.tsx'

/** The articles of the shop with how each stands in each language. */
export function ArticleTable({ lines, locale }: { lines: readonly ArticleLine[]; locale: Locale }) {
  const t = translator(locale, 'staff-articles')
  if (lines.length === 0) return <EmptyState title={t('list.none')} />
  return (
    <Table
      caption={t('list.caption')}
      columns={[
        { key: 'article', head: t('list.article') },
        ...languages.map((language) => ({ key: language, head: t(`languages.${language}`) })),
        { key: 'author', head: t('list.author') },
        { key: 'reviewed', head: t('list.reviewed') },
      ]}
      rows={lines.map((line) => ({
        key: String(line.id),
        cells: [
          <a key="title" href={articleAddress(line.id)} className="link inline-block min-w-48">
            {line.title}
          </a>,
          ...languages.map((language) => {
            const text = line.texts.find((each) => each.language === language)
            return (
              <a
                key={language}
                href={textAddress(line.id, language)}
                className="inline-block min-h-6 no-underline"
              >
                <TextStateWords text={text} publishedAt={line.publishedAt} locale={locale} />
              </a>
            )
          }),
          line.authorName,
          longDate(line.reviewedOn, locale),
        ],
      }))}
    />
  )
}
