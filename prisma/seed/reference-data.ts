import type { Transaction } from '#platform/database.ts'
import { referenceVatRates } from '#shop/pricing/vat-rates.ts'

/** What every shop needs before it has anything of its own: VAT rates with their source. */
export async function seedReferenceData(transaction: Transaction): Promise<void> {
  await transaction.vatRate.createMany({ data: [...referenceVatRates], skipDuplicates: true })
}
