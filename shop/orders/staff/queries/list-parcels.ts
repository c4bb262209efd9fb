import 'server-only'
import type { Database } from '#platform/database.ts'
import { currencyOf } from '#shop/pricing/currency.ts'
import { money } from '#shop/pricing/money.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { weightOf, type Parcel, type ParcelList } from '../exports/parcel.ts'
import { mayLeave } from './leaving.ts'
import { exportLimit } from './list-exported-orders.ts'

const fulfilments = { 'to-pack': 'open', 'to-ship': 'packed' } as const

/** Orders of a list that may be given to a carrier now, who waits longest first. */
export async function listParcels(
  database: Database,
  staff: StaffMember,
  list: ParcelList,
): Promise<Parcel[]> {
  insistOn(staff, 'orders:export')
  const rows = await database.order.findMany({
    where: { ...mayLeave, fulfilment: fulfilments[list] },
    orderBy: [{ placedAt: 'asc' }, { id: 'asc' }],
    take: exportLimit,
    relationLoadStrategy: 'join',
    select: {
      number: true,
      name: true,
      street: true,
      postalCode: true,
      town: true,
      country: true,
      phone: true,
      email: true,
      deliveryName: true,
      pickupPointCode: true,
      pickupPointAddress: true,
      currency: true,
      subtotalAmount: true,
      lines: { select: { quantity: true, variant: { select: { shippingWeightGrams: true } } } },
    },
  })
  return rows.map(({ currency, subtotalAmount, lines, ...parcel }) => ({
    ...parcel,
    weightGrams: weightOf(
      lines.map(({ quantity, variant }) => ({ quantity, weightGrams: variant.shippingWeightGrams })),
    ),
    value: money(subtotalAmount, currencyOf(currency)),
  }))
}
