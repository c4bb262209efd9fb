import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { typesetName } from '#ui/typeset.tsx'
import type { ProductCard as Card } from '../product.ts'
import { Pack } from './pack.tsx'
import { Price } from './price.tsx'

/** The product a front page opens with: the pack large, its caption set as under a picture in a magazine. */
export function CoverProduct({ card, locale }: { card: Card; locale: Locale }) {
  const t = translator(locale, 'home')
  const words = { name: card.name, fact: card.mainFact, netQuantity: card.netQuantity }
  return (
    <article data-product-id={card.id} className="group relative grid gap-3">
      <Pack picture={card.picture} words={words} sizes="(min-width: 64rem) 34rem, 92vw" isFirst />
      <div className="grid gap-x-6 gap-y-2 border-t border-ink pt-2 sm:grid-cols-[1fr_auto]">
        <div>
          <p className="text-small text-quiet">{t('cover')}</p>
          <h2 className="font-semibold">
            <a
              href={addressOf(locale, 'product', { slug: card.slug })}
              className="no-underline after:absolute after:inset-0 group-hover:underline group-hover:underline-offset-4"
            >
              {typesetName(card.name)}
            </a>
          </h2>
          <p className="text-small text-quiet">{card.legalName}</p>
          {card.nameClaim ? <p className="text-small">{card.nameClaim}</p> : null}
        </div>
        <div className="sm:max-w-56 sm:text-right sm:[&_p]:justify-end">
          <Price offer={card.offer} locale={locale} />
        </div>
      </div>
    </article>
  )
}
