import 'server-only'
import { translator } from '#i18n/translator.ts'
import type { Transaction } from '#platform/database.ts'
import { planMovement } from '#shop/inventory/staff/movement.ts'
import { countShelves } from '#shop/inventory/staff/mutations.ts'
import { findShelves } from '#shop/inventory/staff/queries/find-shelves.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { workshopLocale, type StaffMember } from '#shop/staff/staff-member.ts'
import { productListTag, productTag } from '../../cache.ts'
import { movedProblem, weighFigure } from '../list-offers.ts'
import { stockColumn } from '../offer-columns.ts'
import type { DoneFigures, PlacedWish } from './import-prices.ts'

/** A count that is to be entered, with what the shelf was said to hold when that was decided. */
export interface PlannedCount {
  variantId: number
  quantity: number
  seen: number
}

/**
 * What the counts of a list would do. Nothing moves and no shelf is locked: shoppers' orders would wait for as long as
 * the whole list takes.
 */
export async function planCounts(
  transaction: Transaction,
  staff: StaffMember,
  wishes: readonly PlacedWish[],
): Promise<DoneFigures & { counts: PlannedCount[] }> {
  const done: DoneFigures & { counts: PlannedCount[] } = {
    planned: [],
    problems: [],
    notices: [],
    counts: [],
  }
  const counted = wishes.filter(({ column }) => column === stockColumn)
  if (counted.length === 0) return done
  insistOn(staff, 'stock:adjust')
  const ids = counted.map(({ variantId }) => variantId)
  const shelves = await findShelves(transaction, staff, ids)
  for (const wish of counted) {
    const { key, line, sku, column, after, variantId } = wish
    const shelf = shelves.get(variantId) ?? { onHand: 0, reserved: 0 }
    const verdict = weighFigure(wish, shelf.onHand)
    const plan = planMovement(shelf, { kind: 'count', quantity: after })
    if (verdict === 'moved') done.problems.push(movedProblem(wish, shelf.onHand))
    else if (plan.ok) {
      done.planned.push({ key, line, sku, column, before: shelf.onHand, after })
      done.counts.push({ variantId, quantity: after, seen: shelf.onHand })
    } else if (plan.reason === 'promised') {
      const { reserved, onHand } = plan
      done.problems.push({ line, column, key: 'promised', facts: { reserved, onHand } })
    }
  }
  return done
}

/** Enters the counts, at the end of everything; false where a shelf is no longer what it was when they were planned. */
export async function enterCounts(
  transaction: Transaction,
  staff: StaffMember,
  { counts, action }: { counts: readonly PlannedCount[]; action: string },
): Promise<boolean> {
  if (counts.length === 0) return true
  // As if the person had typed it into the form of the shelf.
  const reason = translator(workshopLocale(staff), 'staff-import')('countReason')
  return countShelves(transaction, staff, {
    ...{ counts, action, reason },
    tagsOf: (productId) => [productTag(productId), productListTag],
  })
}
