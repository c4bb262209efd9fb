import { longDate } from '#i18n/dates.ts'
import type { Language, Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { StateWord } from '#ui/state-word.tsx'
import type { TextState } from '../staff-article.ts'

/** How a text stands: a word for its status, and which languages have left it behind. */
export function TextStateWords({
  text,
  publishedAt,
  locale,
}: {
  text: TextState | undefined
  publishedAt: Date
  locale: Locale
}) {
  const t = translator(locale, 'staff-articles')
  if (!text) return <StateWord>{t('status.missing')}</StateWord>
  const isPlanned =
    text.status === 'published' && publishedAt > new Date(text.updatedAt) && isAhead(publishedAt)
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <StateWord tone={text.status === 'published' ? 'positive' : 'caution'}>
        {t(`status.${text.status}`)}
      </StateWord>
      {isPlanned ? (
        <StateWord tone="info">{t('status.planned', { day: longDate(publishedAt, locale) })}</StateWord>
      ) : null}
      {text.behind.length > 0 ? (
        <StateWord tone="caution">{t('stale', { languages: languageNames(text.behind, locale) })}</StateWord>
      ) : null}
    </span>
  )
}

function isAhead(day: Date): boolean {
  return day.getTime() > new Date().getTime()
}

export function languageNames(languages: readonly Language[], locale: Locale): string {
  const t = translator(locale, 'staff-articles')
  const names = languages.map((language) => t(`languages.${language}`))
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
}
