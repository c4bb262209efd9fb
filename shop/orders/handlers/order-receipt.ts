import 'server-only'
import { database } from '#platform/database.ts'
import { withinLimit } from '#platform/rate-limit.ts'
import { invoiceFile } from '#shop/invoices/pdf/file.ts'
import { findInvoice } from '#shop/invoices/queries.ts'
import { readOrderToken } from '../session.ts'

/** Drawing a file costs more than reading one. */
export const receiptLimit = { name: 'order-receipt', points: 60, seconds: 10 * 60 }

const headers = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
}

/** A receipt or credit note of the order behind a link, as a file; anything else does not exist. */
export async function orderReceipt(token: string, number: string): Promise<Response> {
  const order = readOrderToken(token)
  const isNumber = /^[A-Z]{2}-\d{4}(?:-[CV])?-\d{6,9}$/.test(number)
  const frozen = order && isNumber ? await findInvoice(database(), { number, order }) : null
  if (!order || !frozen) return Response.json({ error: 'unknown' }, { status: 404, headers })
  const answer = await withinLimit(receiptLimit, order.id)
  if (!answer.ok) {
    const retry = { 'retry-after': String(answer.retryAfterSeconds) }
    return Response.json({ error: answer.reason }, { status: 429, headers: { ...headers, ...retry } })
  }
  const { filename, content, contentType } = await invoiceFile(frozen)
  return new Response(new Uint8Array(content), {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-disposition': `inline; filename="${filename}"`,
    },
  })
}
