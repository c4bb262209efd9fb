import type { PageLanguage } from './page/texts.ts'

// English is shown as in Ireland: the European English that writes €1,234.50 and PLN 1,234.50.
const locales: Record<PageLanguage, string> = { pl: 'pl-PL', nl: 'nl-NL', en: 'en-IE' }

/** An amount in the currency's smallest unit, as the reader writes money. */
export function formatAmount(amount: number, currency: string, language: PageLanguage): string {
  const format = new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency: currency.toUpperCase(),
    // Polish otherwise leaves four-digit figures ungrouped.
    useGrouping: 'always',
  })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount / 10 ** digits)
}
