import 'server-only'
import type { Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { TaxClass, VatRate } from './vat.ts'

/** Every VAT rate of every market, former and coming ones included: which one holds, `vatRateAt` says. */
export async function listVatRates(database: Database): Promise<VatRate[]> {
  const rows = await database.vatRate.findMany()
  return rows.map(({ market, taxClass, ...rate }) => {
    return { ...rate, market: market as Market, taxClass: taxClass as TaxClass }
  })
}
