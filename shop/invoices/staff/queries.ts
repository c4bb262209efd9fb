import 'server-only'
import { TZDate } from '@date-fns/tz'
import { markets, type Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { currencyOf } from '#shop/pricing/currency.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { money } from '#shop/pricing/money.ts'
import { insistOn, mayDo } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { FrozenInvoice } from '../invoice.ts'
import type { BookedMonth, BookedShare, IssuedDocument, Month } from './bookkeeping.ts'

/** The receipt of an order and whatever corrected it, in the order of issue. */
export async function listInvoices(
  database: Database,
  staff: StaffMember,
  orderId: string,
): Promise<IssuedDocument[]> {
  insistOn(staff, 'orders:read')
  const rows = await database.invoice.findMany({
    where: { orderId },
    orderBy: [{ issuedAt: 'asc' }, { number: 'asc' }],
    omit: { data: true },
  })
  return rows.map(({ number, kind, issuedAt, correctsNumber, refundId, ...row }) => {
    const currency = currencyOf(row.currency)
    const amounts = { gross: money(row.grossAmount, currency), vat: money(row.vatAmount, currency) }
    return { number, kind, issuedAt, correctsNumber, refundId, ...amounts }
  })
}

/**
 * One document as it was issued; null when there is none of that number. Of somebody who had themselves erased it is
 * locked: nobody sees it but whoever answers for people's data.
 */
export async function findInvoiceByNumber(
  database: Database,
  staff: StaffMember,
  number: string,
): Promise<FrozenInvoice | null> {
  insistOn(staff, 'orders:read')
  const row = await database.invoice.findUnique({
    where: { number },
    select: { data: true, order: { select: { anonymisedAt: true } } },
  })
  if (row?.order.anonymisedAt && !mayDo(staff, 'privacy:handle', new Date()).ok) return null
  return row && (row.data as unknown as FrozenInvoice)
}

/** What a market issued in a month of its own calendar, a row for each document and rate; nobody's name is in it. */
export async function listBookedShares(
  database: Database,
  staff: StaffMember,
  market: Market,
  { year, month }: Month,
): Promise<BookedShare[]> {
  insistOn(staff, 'orders:export')
  const { timeZone } = marketFacts(market)
  const startOf = (index: number) => new Date(new TZDate(year, index, 1, timeZone).getTime())
  return database.$queryRaw<BookedShare[]>`
    SELECT i.number, i.kind::text AS kind, i.issued_at AS "issuedAt", (i.data ->> 'paidAt') AS "paidAt",
      i.data ->> 'orderNumber' AS "orderNumber", i.corrects_number AS "correctsNumber",
      i.data ->> 'vatCountry' AS "vatCountry", i.data ->> 'paymentMethod' AS "paymentMethod", i.currency,
      (share ->> 'rateBasisPoints')::int AS "rateBasisPoints", (share ->> 'grossAmount')::int AS "grossAmount",
      (share ->> 'vatAmount')::int AS "vatAmount"
    FROM invoice i CROSS JOIN LATERAL jsonb_array_elements(i.data -> 'shares') share
    WHERE i.data ->> 'market' = ${market} AND i.issued_at >= ${startOf(month - 1)} AND i.issued_at < ${startOf(month)}
    ORDER BY i.issued_at, i.series, i.sequence, "rateBasisPoints" DESC`
}

/** The months in which anything was issued, the newest first; credit notes taken away, as in the file of the month. */
export async function listBookedMonths(database: Database, staff: StaffMember): Promise<BookedMonth[]> {
  insistOn(staff, 'orders:export')
  const zones = JSON.stringify(markets.map((market) => ({ market, zone: marketFacts(market).timeZone })))
  // The series begins with the market: the documents themselves need not be unpacked.
  const rows = await database.$queryRaw<(Omit<BookedMonth, 'gross' | 'vat'> & Amounts)[]>`
    SELECT m.market, i.currency, count(*)::int AS documents,
      extract(year FROM issued.day)::int AS year, extract(month FROM issued.day)::int AS month,
      sum(CASE WHEN i.kind = 'credit' THEN -i.gross_amount ELSE i.gross_amount END)::float8 AS "grossAmount",
      sum(CASE WHEN i.kind = 'credit' THEN -i.vat_amount ELSE i.vat_amount END)::float8 AS "vatAmount"
    FROM invoice i
      JOIN jsonb_to_recordset(${zones}::jsonb) AS m(market text, zone text) ON m.market = split_part(i.series, '-', 1)
      CROSS JOIN LATERAL (SELECT i.issued_at AT TIME ZONE 'UTC' AT TIME ZONE m.zone AS day) issued
    GROUP BY 1, 2, 4, 5 ORDER BY year DESC, month DESC, market`
  return rows.map(({ currency: code, grossAmount, vatAmount, ...row }) => {
    const currency = currencyOf(code)
    return { ...row, gross: money(grossAmount, currency), vat: money(vatAmount, currency) }
  })
}

interface Amounts {
  currency: string
  grossAmount: number
  vatAmount: number
}
