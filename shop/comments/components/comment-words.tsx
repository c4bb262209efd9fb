import { isoDay } from '#i18n/dates.ts'
import { marketOf, type Locale } from '#i18n/locale.ts'
import { bindWords } from '#i18n/typography.ts'
import { marketFacts } from '#shop/pricing/market.ts'

/** The words of a comment: text and nothing but text (REV-03). */
export function CommentWords({ body }: { body: string }) {
  return body.split('\n\n').map((paragraph, index) => (
    <p key={index} className="whitespace-pre-line [&+&]:mt-2">
      {bindWords(paragraph)}
    </p>
  ))
}

/** The day a comment was written, as people in the market count days. */
export function CommentDay({ at, locale }: { at: Date; locale: Locale }) {
  const { timeZone } = marketFacts(marketOf(locale))
  return (
    <time dateTime={isoDay(at)}>
      {new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at)}
    </time>
  )
}

/** Somebody’s comment, quoted on another page. */
export function QuotedComment({
  label,
  authorName,
  body,
}: {
  label: string
  authorName: string
  body: string
}) {
  return (
    <figure className="border-l-2 border-edge pl-4">
      <figcaption className="text-small text-quiet">
        {label} <span className="font-semibold text-ink">{authorName}</span>
      </figcaption>
      <blockquote className="mt-1">
        <CommentWords body={body} />
      </blockquote>
    </figure>
  )
}
