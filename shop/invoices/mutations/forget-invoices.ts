import 'server-only'
import { asOwner, noteRemoval } from '#platform/owner.ts'

/**
 * Removes the documents of orders of which tax law wants none any more; answers how many it was. A credit note of a
 * later year keeps the receipt that it corrects, an open dispute keeps both. The database itself refuses to let one go
 * before its time, and the clock is its own.
 */
export async function forgetInvoices(portion = 500): Promise<number> {
  return asOwner(async (owner) => {
    const over = await owner.query<{ order_id: string }>(
      `SELECT i.order_id FROM invoice i JOIN orders o ON o.id = i.order_id
       WHERE o.dispute <> 'open'
       GROUP BY i.order_id HAVING max(i.keep_until) <= (now() AT TIME ZONE 'UTC')
       ORDER BY i.order_id LIMIT $1`,
      [portion],
    )
    const orders = over.rows.map(({ order_id }) => order_id)
    let count = 0
    // What corrects another document goes before it.
    for (const kind of ['reversal', 'credit', 'invoice']) {
      const { rowCount } = await owner.query(
        'DELETE FROM invoice WHERE order_id = ANY($1) AND kind = $2::invoice_kind',
        [orders, kind],
      )
      count += rowCount ?? 0
    }
    if (count > 0) await noteRemoval(owner, { action: 'invoice.forgotten', of: 'invoice', count })
    return count
  })
}
