import 'server-only'
import { database } from '#platform/database.ts'
import { findOrderWord } from '../queries.ts'

/** The one word for an order, for its page while it waits; reads only. */
export async function orderState(token: string): Promise<Response> {
  const word = await findOrderWord(database(), token)
  const headers = { 'cache-control': 'no-store' }
  if (!word) return Response.json({ error: 'unknown' }, { status: 404, headers })
  return Response.json({ word }, { headers })
}
