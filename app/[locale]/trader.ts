import { cache } from 'react'
import { notFound } from 'next/navigation'
import { database } from '#platform/database.ts'
import { findShownTrader, hasTrader } from '#shop/legal/queries.ts'

/**
 * Asked for once per page, however many of its parts name the trader. Where nobody sells yet the layout shows another
 * page instead; the framework renders the one beneath it all the same, and is told this way that it ends here.
 */
export const trader = cache(async () => {
  if (!(await hasTrader(database()))) notFound()
  return findShownTrader(database())
})
