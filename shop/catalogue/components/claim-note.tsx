import { languageOf, type Locale } from '#i18n/locale.ts'
import { variedDietStatement } from '#shop/claims/accompanying.ts'
import type { ProductCard } from '../product.ts'

/** Where a card shows a claim, the list shows what belongs with it; the rest is on the product's page (CLAIM-03). */
export function ClaimNote({ cards, locale }: { cards: readonly ProductCard[]; locale: Locale }) {
  if (!cards.some((card) => card.nameClaim !== null)) return null
  return <p className="text-small text-quiet">{variedDietStatement(languageOf(locale))}</p>
}
