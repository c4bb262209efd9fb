import type { Transaction } from '#platform/database.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { decisionKey, publishingFindings } from '#shop/catalogue/publishing.ts'
import { readProductDraft } from '#shop/catalogue/staff/product-draft.ts'
import { editedProduct } from '#shop/catalogue/staff/product-record.ts'
import { readProductRecords } from '#shop/catalogue/staff/queries/find-record.ts'

/** The demo products are published: what the law leaves to a person has been decided, as it would have been. */
export async function seedDecisions(transaction: Transaction, now: Date): Promise<void> {
  const vatRates = await listVatRates(transaction)
  for (const { id } of await transaction.product.findMany({ select: { id: true } })) {
    const [record] = await readProductRecords(transaction, { id }, 1)
    const read = record && readProductDraft(record.fields)
    if (!record || !read?.ok) throw new Error(`demo product ${id} cannot be read: ${JSON.stringify(read)}`)
    const open = publishingFindings(editedProduct(read.draft, record), { vatRates, now })
    await transaction.productDecision.createMany({
      data: open
        .filter(({ severity }) => severity === 'decision')
        .map((finding) => ({
          productId: id,
          key: decisionKey(finding),
          reason: 'Checked for the demo shop.',
          actor: 'demo data',
          at: now,
        })),
      skipDuplicates: true,
    })
  }
}
