import 'server-only'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Transaction } from '#platform/database.ts'
import { findTrader } from '#shop/legal/queries.ts'
import { money } from '#shop/pricing/money.ts'
import { creditShares, uncreditedShares } from './credit.ts'
import { freezeCorrection, freezeInvoice, type Unnumbered } from './freeze.ts'
import { keepUntil, numberIn, seriesOf, type FrozenInvoice } from './invoice.ts'
import { readRefund, readSoldOrder } from './queries.ts'

/** What ties a document to its cause. */
interface Cause {
  orderId: string
  refundId?: string
  attempt?: number
}

/**
 * Takes the next number of the series and writes the document under it. The counter's row stays locked until the
 * transaction ends: the number goes if the transaction goes. Call it late, others wait for it.
 */
async function issue(
  transaction: Transaction,
  cause: Cause,
  unnumbered: Unnumbered,
  now: Date,
): Promise<string> {
  const { market, kind } = unnumbered
  const series = seriesOf(market, kind, now)
  const [next] = await transaction.$queryRaw<{ sequence: number; issuedAt: Date }[]>`
    INSERT INTO invoice_series AS s (series, last_sequence, last_issued_at) VALUES (${series}, 1, ${now})
    ON CONFLICT (series) DO UPDATE SET last_sequence = s.last_sequence + 1,
      last_issued_at = greatest(s.last_issued_at, excluded.last_issued_at)
    RETURNING last_sequence AS sequence, last_issued_at AS "issuedAt"`
  if (!next) throw new Error(`${series} gave no number`)
  const { sequence, issuedAt } = next
  const number = numberIn(series, sequence)
  const frozen: FrozenInvoice = { ...unnumbered, number, issuedAt: issuedAt.toISOString() }
  await transaction.invoice.create({
    select: { number: true },
    data: {
      ...cause,
      ...{ number, series, sequence, kind, issuedAt },
      correctsNumber: frozen.corrects?.number ?? null,
      currency: frozen.currency,
      grossAmount: frozen.grossAmount,
      vatAmount: frozen.vatAmount,
      keepUntil: keepUntil(market, issuedAt),
      data: frozen as unknown as Prisma.InputJsonObject,
    },
  })
  return number
}

/**
 * Writes the receipt of an order in the transaction in which it becomes paid, and the credit notes of what was paid back
 * before that (money that was in review). One per order, however often it is called; the caller holds the order's lock.
 */
export async function issueInvoice(
  transaction: Transaction,
  orderId: string,
  now = new Date(),
): Promise<string> {
  const known = await transaction.invoice.findFirst({
    where: { orderId, kind: 'invoice' },
    select: { number: true },
  })
  if (known) return known.number
  const order = await readSoldOrder(transaction, orderId)
  const number = await issue(
    transaction,
    { orderId },
    freezeInvoice(order, await findTrader(transaction)),
    now,
  )
  await issueCreditNotes(transaction, orderId, now)
  return number
}

/**
 * Brings the credit notes of an order in line with its refunds: first what has come to nothing, it makes room. Safe to
 * repeat; the caller holds the order's lock.
 */
export async function issueCreditNotes(
  transaction: Transaction,
  orderId: string,
  now = new Date(),
): Promise<void> {
  const refunds = await transaction.refund.findMany({
    where: { orderId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, status: true, invoices: { select: { kind: true } } },
  })
  const due = refunds.filter(({ status, invoices }) => {
    const standing = invoices.reduce((count, { kind }) => count + (kind === 'credit' ? 1 : -1), 0)
    return (standing === 1) !== (status === 'succeeded')
  })
  const isGone = ({ status }: { status: string }) => Number(status !== 'succeeded')
  for (const { id } of due.toSorted((one, other) => isGone(other) - isGone(one)))
    await issueCreditNote(transaction, id, now)
}

/**
 * Writes what the state of a refund asks for: a credit note when it has succeeded, the reversal of that note when it has
 * failed after all. Safe to repeat; the caller holds the order's lock. Null when there is nothing to write: money that
 * never became a paid order has no invoice to correct.
 */
export async function issueCreditNote(
  transaction: Transaction,
  refundId: string,
  now = new Date(),
): Promise<string | null> {
  const { orderId, isSucceeded, amount, lines, parts } = await readRefund(transaction, refundId)
  const rows = await transaction.invoice.findMany({
    where: { orderId },
    orderBy: [{ issuedAt: 'asc' }, { sequence: 'asc' }],
    select: { kind: true, refundId: true, data: true },
  })
  const documents = rows.map(({ data, ...row }) => ({ ...row, frozen: data as unknown as FrozenInvoice }))
  const invoice = documents.find(({ kind }) => kind === 'invoice')?.frozen
  if (!invoice) return null
  const notes = documents.filter((each) => each.refundId === refundId && each.kind === 'credit')
  const reversed = documents.filter((each) => each.refundId === refundId && each.kind === 'reversal')
  const isStanding = notes.length > reversed.length
  if (isStanding === isSucceeded) return null
  const trader = await findTrader(transaction)
  if (isStanding) {
    const note = notes.at(-1)?.frozen
    if (!note) throw new Error(`${refundId} has no credit note`)
    const cause = { orderId, refundId, attempt: notes.length }
    return issue(transaction, cause, freezeCorrection(note, 'reversal', trader, note), now)
  }
  const shares = creditShares(
    uncreditedShares(documents.map(({ frozen }) => frozen)),
    money(amount, invoice.currency),
    parts,
  )
  const cause = { orderId, refundId, attempt: notes.length + 1 }
  return issue(transaction, cause, freezeCorrection(invoice, 'credit', trader, { lines, shares }), now)
}
