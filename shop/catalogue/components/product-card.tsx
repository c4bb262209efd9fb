import { Children, type ReactNode } from 'react'
import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { nrvAbbreviation } from '#shop/nutrition/nrv.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { roundUnitPrice } from '#shop/pricing/unit-price.ts'
import { typeset, typesetName } from '#ui/typeset.tsx'
import { unitPriceWords } from '../price-words.ts'
import type { ProductCard as Card } from '../product.ts'
import { AvailabilityWord } from './availability-word.tsx'
import { Pack } from './pack.tsx'
import { Price } from './price.tsx'

/** A product in a list. The designation stands beside the name wherever the name goes (FOOD-03). */
export function ProductCard({ card, locale, isFirst }: { card: Card; locale: Locale; isFirst?: boolean }) {
  const t = translator(locale, 'catalogue')
  const { mainFact, offer, pricePerDay } = card
  const words = { name: card.name, fact: mainFact, netQuantity: card.netQuantity }
  return (
    <article
      data-product-id={card.id}
      className="group relative row-span-4 grid grid-cols-[minmax(0,1fr)] grid-rows-subgrid content-start gap-y-3"
    >
      <Pack picture={card.picture} words={words} sizes={cardSizes} isFirst={isFirst ?? false} />
      <div className="row-start-2 grid content-start gap-0.5">
        <h3 className="text-base font-semibold leading-snug wrap-anywhere">
          <a
            href={addressOf(locale, 'product', { slug: card.slug })}
            className="no-underline after:absolute after:inset-0 group-hover:underline group-hover:underline-offset-4"
          >
            {typesetName(card.name)}
          </a>
        </h3>
        <p className="text-small text-quiet">{typeset(card.legalName)}</p>
        {card.nameClaim ? <p className="text-small">{card.nameClaim}</p> : null}
      </div>
      {mainFact ? <MainFact card={card} locale={locale} /> : null}
      <div className="row-start-4 grid content-start gap-1">
        <Price offer={offer} locale={locale} />
        <p className="figures grid gap-x-3 text-small text-quiet sm:flex sm:flex-wrap">
          {card.unitPrice ? <span>{unitPriceWords(card.unitPrice, locale)}</span> : null}
          {pricePerDay ? (
            <span>{t('card.perDay', { price: formatMoney(roundUnitPrice(pricePerDay), locale) })}</span>
          ) : null}
        </p>
        {offer.availability === 'in-stock' ? null : (
          <div className="text-small">
            <AvailabilityWord availability={offer.availability} locale={locale} />
          </div>
        )}
      </div>
    </article>
  )
}

const cardSizes = '(min-width: 80rem) 18rem, (min-width: 48rem) 30vw, 45vw'

function MainFact({ card, locale }: { card: Card; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  const { mainFact } = card
  if (!mainFact) return null
  const share = mainFact.percentWords
    ? t('card.ofReference', {
        percent: mainFact.percentWords,
        abbreviation: nrvAbbreviation(languageOf(locale)),
      })
    : null
  return (
    <p className="figures row-start-3 grid content-start gap-x-3 border-y border-line py-1.5 text-small sm:flex sm:flex-wrap sm:justify-between">
      <span>
        <strong className="font-semibold">{mainFact.amountWords}</strong> {mainFact.name}
      </span>
      {share ? <span className="text-quiet">{share}</span> : null}
    </p>
  )
}

/** Cards side by side, two on a phone; name, amount and price of neighbours stand on the same lines. */
export function ProductGrid({ children, isNarrow = false }: { children: ReactNode; isNarrow?: boolean }) {
  return (
    <ul
      className={`grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-3 md:gap-x-6 ${isNarrow ? '' : 'lg:grid-cols-4'}`}
    >
      {Children.map(children, (card) => (
        <li className="row-span-4 grid grid-cols-[minmax(0,1fr)] grid-rows-subgrid gap-y-3">{card}</li>
      ))}
    </ul>
  )
}
