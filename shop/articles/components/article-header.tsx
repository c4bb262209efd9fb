import type { ReactNode } from 'react'
import { isoDay, longDate } from '#i18n/dates.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { bindWords, breakCompounds } from '#i18n/typography.ts'
import { Picture } from '#ui/picture.tsx'
import type { Article } from '../article.ts'

function Fact({ children }: { children: ReactNode }) {
  return <li className="md:border-l md:border-line md:pl-4 md:first:border-l-0 md:first:pl-0">{children}</li>
}

function Day({ day, locale }: { day: Date; locale: Locale }) {
  return <time dateTime={isoDay(day)}>{longDate(day, locale)}</time>
}

/** What an article is about, who wrote it, when it was looked at again, and how long it takes. */
export function ArticleHeader({ article, locale }: { article: Article; locale: Locale }) {
  const t = translator(locale, 'articles')
  const { author, publishedAt, reviewedOn, readingMinutes, references } = article
  return (
    <header className="grid gap-6 pt-6 pb-8 md:pt-10 md:pb-12">
      <div className="grid max-w-4xl gap-4">
        <p className="text-small font-semibold text-accent">
          {article.substances.map(({ name }) => name).join(' · ')}
        </p>
        <h1 className="font-serif text-poster font-medium tracking-tight">
          {breakCompounds(bindWords(article.title))}
        </h1>
        <p className="max-w-[48ch] font-serif text-title text-pretty text-quiet">
          {bindWords(article.summary)}
        </p>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 border-t border-ink pt-3 text-small">
        <Fact>
          <span className="font-semibold">{author.name}</span>, {author.credentials}
        </Fact>
        <Fact>{t.rich('page.published', { day: () => <Day day={publishedAt} locale={locale} /> })}</Fact>
        <Fact>{t.rich('page.reviewed', { day: () => <Day day={reviewedOn} locale={locale} /> })}</Fact>
        <Fact>{t('card.readingTime', { minutes: readingMinutes })}</Fact>
        <Fact>
          <a href="#sources" className="link">
            {t('page.sourcesCount', { count: references.length })}
          </a>
        </Fact>
      </ul>
      {article.picture ? (
        <Picture picture={article.picture} sizes="(min-width: 80rem) 74rem, 92vw" isFirst />
      ) : null}
    </header>
  )
}
