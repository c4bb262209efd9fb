import { languages, type Language } from '#i18n/locale.ts'
import { messages } from '#i18n/messages.ts'
import type { Database } from '#platform/database.ts'
import type { PublishedCopy } from './copy-place.ts'

/** Legal texts in force, and those that will be. */
export async function legalCopy(database: Database, now = new Date()): Promise<PublishedCopy[]> {
  const rows = await database.legalText.findMany({ orderBy: { validFrom: 'asc' } })
  const kept = rows.filter(
    ({ kind, language, validFrom }, index) =>
      validFrom > now ||
      !rows
        .slice(index + 1)
        .some((later) => later.kind === kind && later.language === language && later.validFrom <= now),
  )
  return kept.flatMap(({ kind, language, title, summary, body }) =>
    Object.entries({ title, summary, body }).map(([field, text]) => {
      return {
        language: language as Language,
        kind: 'product',
        place: `legal ${kind} ${field}`,
        text,
      } as const
    }),
  )
}

/** What the shop's mails say in its own words; what they quote is checked where it stands. */
export function mailCopy(): PublishedCopy[] {
  return languages.flatMap((language) => {
    const { mail, comments, 'order-mail': orderMail } = messages[language]
    const letters = { mail, 'order-mail': orderMail, comments: comments.mail }
    return Object.entries(letters).flatMap(([name, texts]) =>
      sentencesOf(texts, name).map(([place, text]) => {
        return { language, kind: 'mail', place: `mail ${place}`, text } as const
      }),
    )
  })
}

function sentencesOf(texts: unknown, place: string): [string, string][] {
  if (typeof texts === 'string') return [[place, texts]]
  return Object.entries(texts as Record<string, unknown>).flatMap(([key, inner]) =>
    sentencesOf(inner, `${place}.${key}`),
  )
}
