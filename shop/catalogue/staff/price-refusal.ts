import type { Locale } from '#i18n/locale.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import type { CancellationRefusal, PricePlan } from '#shop/pricing/price-plan.ts'

// messages: staff-rules

export type PriceRefusal = Exclude<PricePlan, { ok: true }> | CancellationRefusal

/** Why a price is refused, as a problem of the field it is about. */
export function priceProblem(
  refusal: PriceRefusal,
  locale: Locale,
): { field: string; key: string; facts: Record<string, string> } {
  const isAboutTime = refusal.reason === 'in-the-past' || refusal.reason === 'not-planned'
  const isAboutAmount = refusal.reason === 'nothing-changes' || refusal.reason === 'no-price'
  return {
    field: isAboutTime ? 'from' : isAboutAmount ? 'amount' : 'announced',
    key: `pricePlan.${refusal.reason}`,
    facts: refusal.reason === 'not-below-prior-price' ? { prior: formatMoney(refusal.prior, locale) } : {},
  }
}
