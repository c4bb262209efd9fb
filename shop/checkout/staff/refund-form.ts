import { z } from 'zod'
import { wholeNumber } from '#shop/input/field.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { parseMoney } from '#shop/pricing/money.ts'
import { refundReasons, type RefundedPieces, type RefundWish } from '../refund.ts'

const count = /^\d{1,4}$/
const piecesName = /^(pieces|restock)-(\d{1,9})$/
const fixed = ['action', 'seenLeft', 'reason', 'kind', 'amount', 'shipping']

/** What the refund form sends: fixed fields, and two counts for each line of the order. */
export const refundInput = z
  .record(z.string().max(40), z.string().max(100, 'invalid'))
  .transform((fields, context) => {
    for (const [name, value] of Object.entries(fields)) {
      const isCount = piecesName.test(name)
      if (!isCount && !fixed.includes(name))
        context.addIssue({ code: 'custom', message: 'invalid', path: [name] })
      if (isCount && value.trim() !== '' && !count.test(value.trim()))
        context.addIssue({ code: 'custom', message: 'wholeNumber', path: [name] })
    }
    const linesOf = (kind: 'pieces' | 'restock'): RefundedPieces[] =>
      Object.entries(fields).flatMap(([name, value]) => {
        const [, of, variantId] = piecesName.exec(name) ?? []
        const quantity = Number(value.trim() || 0)
        return of === kind && quantity > 0 ? [{ variantId: Number(variantId), quantity }] : []
      })
    return { ...fields, pieces: linesOf('pieces'), restock: linesOf('restock') } as unknown
  })
  .pipe(
    z.object({
      action: z.uuid('invalid'),
      seenLeft: wholeNumber('invalid', 12),
      reason: z.enum(refundReasons, { error: 'chooseRefundReason' }),
      kind: z.enum(['rest', 'pieces', 'amount'], { error: 'chooseRefundKind' }),
      amount: z.string().default(''),
      shipping: z.string().default(''),
      pieces: z.array(z.object({ variantId: z.number(), quantity: z.number() })),
      restock: z.array(z.object({ variantId: z.number(), quantity: z.number() })),
    }),
  )

export type RefundInput = z.output<typeof refundInput>

/** What somebody wants to pay back, in minor units; the field whose amount cannot be read otherwise. */
export function wishOf(
  { kind, amount, shipping, pieces }: RefundInput,
  currency: Currency,
): { ok: true; wish: RefundWish } | { ok: false; field: 'amount' | 'shipping' } {
  if (kind === 'rest') return { ok: true, wish: { kind } }
  if (kind === 'amount') {
    const typed = parseMoney(amount, currency)
    return typed ? { ok: true, wish: { kind, amount: typed.amount } } : { ok: false, field: 'amount' }
  }
  const typed = shipping.trim() === '' ? { amount: 0 } : parseMoney(shipping, currency)
  return typed
    ? { ok: true, wish: { kind, pieces, shippingAmount: typed.amount } }
    : { ok: false, field: 'shipping' }
}
