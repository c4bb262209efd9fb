import 'server-only'
import { database } from '#platform/database.ts'
import { nothingThere } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { invoiceFile } from '../pdf/file.ts'
import { bookkeepingCsv, readBooks } from './bookkeeping.ts'
import { findInvoiceByNumber, listBookedShares } from './queries.ts'

const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' }

/** A document as its buyer gets it. */
export const downloadInvoice = staffHandler('orders:read', async ({ staff, params }) => {
  const frozen = await findInvoiceByNumber(database(), staff, params.number ?? '')
  if (!frozen) return nothingThere()
  const { filename, content, contentType } = await invoiceFile(frozen)
  return new Response(new Uint8Array(content), {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-disposition': `inline; filename="${filename}"`,
    },
  })
})

/** A month of a market for the bookkeeper: `?month=2026-11&market=PL`. */
export const exportBooks = staffHandler('orders:export', async ({ staff, request, locale }) => {
  const { searchParams } = new URL(request.url)
  const books = readBooks(searchParams.get('month'), searchParams.get('market'))
  if (!books) return nothingThere()
  const { market, year, month } = books
  const shares = await listBookedShares(database(), staff, market, books)
  const filename = `${market}-${year}-${String(month).padStart(2, '0')}.csv`
  return new Response(bookkeepingCsv(shares, market, locale), {
    headers: {
      ...headers,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
    },
  })
})
