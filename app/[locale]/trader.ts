import { cache } from 'react'
import { database } from '#platform/database.ts'
import { findTrader } from '#shop/legal/queries.ts'

/** Asked for once per page, however many of its parts name the trader. */
export const trader = cache(() => findTrader(database()))
