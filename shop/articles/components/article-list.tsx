import { addressOf } from '#i18n/address.ts'
import { longDate } from '#i18n/dates.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { bindWords, breakCompounds } from '#i18n/typography.ts'
import { classNames } from '#ui/class-names.ts'
import { Picture } from '#ui/picture.tsx'
import type { ArticleCard as Card } from '../article.ts'
import { Bars } from './figure-drawing.tsx'
import { FigureMark } from './figure-mark.tsx'

function Facts({ card, locale }: { card: Card; locale: Locale }) {
  const t = translator(locale, 'articles')
  return (
    <p className="flex flex-wrap gap-x-3 text-small text-quiet">
      <span>{card.authorName}</span>
      <span>{longDate(card.reviewedOn, locale)}</span>
      <span>{t('card.readingTime', { minutes: card.readingMinutes })}</span>
    </p>
  )
}

const link = 'no-underline after:absolute after:inset-0 group-hover:underline group-hover:underline-offset-4'

/** An article in a list. */
export function ArticleCard({
  card,
  locale,
  headingLevel = 3,
}: {
  card: Card
  locale: Locale
  headingLevel?: 2 | 3
}) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <article className="group relative grid content-start gap-2 border-t border-ink pt-3">
      {card.picture ? (
        <Picture
          picture={card.picture}
          sizes="(min-width: 80rem) 23rem, (min-width: 64rem) 29vw, (min-width: 40rem) 44vw, 92vw"
        />
      ) : card.figure ? (
        <FigureMark figure={card.figure} />
      ) : null}
      <p className="text-small font-semibold text-accent">
        {card.substances.map(({ name }) => name).join(' · ')}
      </p>
      <Heading className="font-serif text-title font-medium">
        <a href={addressOf(locale, 'article', { slug: card.slug })} className={link}>
          {breakCompounds(bindWords(card.title))}
        </a>
      </Heading>
      <p className="text-quiet">{bindWords(card.summary)}</p>
      <Facts card={card} locale={locale} />
    </article>
  )
}

/** The article a front page opens with. */
export function LeadArticle({
  card,
  locale,
  label,
  isFirst = false,
}: {
  card: Card
  locale: Locale
  label: string
  /** Its picture is what the page opens with. */
  isFirst?: boolean
}) {
  return (
    <article
      className={classNames(
        'group relative grid gap-x-12 gap-y-5 border-t border-ink pt-4',
        (card.picture ?? card.figure) && 'lg:grid-cols-2',
      )}
    >
      <div className="grid max-w-4xl content-start gap-3">
        <p className="text-small font-semibold text-accent">
          {label}: {card.substances.map(({ name }) => name).join(' · ')}
        </p>
        <h2 className="font-serif text-display font-medium tracking-tight">
          <a href={addressOf(locale, 'article', { slug: card.slug })} className={link}>
            {breakCompounds(bindWords(card.title))}
          </a>
        </h2>
        <p className="max-w-[52ch] text-lead text-pretty text-quiet">{bindWords(card.summary)}</p>
        <Facts card={card} locale={locale} />
      </div>
      <LeadPicture card={card} locale={locale} isFirst={isFirst} />
    </article>
  )
}

function LeadPicture({
  card: { picture, figure },
  locale,
  isFirst,
}: {
  card: Card
  locale: Locale
  isFirst: boolean
}) {
  if (picture)
    return (
      <Picture
        picture={picture}
        sizes="(min-width: 80rem) 36rem, (min-width: 64rem) 44vw, 92vw"
        isFirst={isFirst}
      />
    )
  if (!figure) return null
  return (
    <div className="self-end">
      <p className="mb-2 text-small text-quiet">{figure.title}</p>
      <Bars figure={figure} locale={locale} name={figure.title} />
    </div>
  )
}

export function ArticleGrid({
  cards,
  locale,
  headingLevel = 3,
}: {
  cards: readonly Card[]
  locale: Locale
  headingLevel?: 2 | 3
}) {
  return (
    <ul className="grid gap-x-8 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
      {cards.map((card) => (
        <li key={card.id}>
          <ArticleCard card={card} locale={locale} headingLevel={headingLevel} />
        </li>
      ))}
    </ul>
  )
}
