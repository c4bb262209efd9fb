import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { money, toDecimal } from '#shop/pricing/money.ts'
import { figureIn, spreadsheetCsv } from '#shop/staff/spreadsheet.ts'
import { dialledNumber, type Parcel } from './parcel.ts'

const columns = [
  'number',
  'name',
  'street',
  'postalCode',
  'town',
  'country',
  'phone',
  'email',
  'delivery',
  'pickupPoint',
  'pickupAddress',
  'weight',
  'parcels',
  'cashOnDelivery',
  'value',
  'currency',
] as const

/** Parcels as carriers take them in: one row an order, one parcel each, nothing to be paid at the door. */
export function carrierCsv(parcels: readonly Parcel[], locale: Locale): string {
  const t = translator(locale, 'staff-orders')
  const rows = parcels.map((parcel) => ({
    number: parcel.number,
    name: parcel.name ?? '',
    street: parcel.street ?? '',
    postalCode: parcel.postalCode ?? '',
    town: parcel.town ?? '',
    country: parcel.country,
    phone: parcel.phone ? dialledNumber(parcel.phone, parcel.country) : '',
    email: parcel.email ?? '',
    delivery: parcel.deliveryName,
    pickupPoint: parcel.pickupPointCode ?? '',
    pickupAddress: parcel.pickupPointAddress ?? '',
    weight: parcel.weightGrams === null ? '' : figureIn((parcel.weightGrams / 1000).toFixed(3), locale),
    parcels: 1,
    cashOnDelivery: figureIn(toDecimal(money(0, parcel.value.currency)), locale),
    value: figureIn(toDecimal(parcel.value), locale),
    currency: parcel.value.currency,
  }))
  return spreadsheetCsv(rows, {
    columns: columns.map((key) => ({ key, header: t(`carrierList.${key}`) })),
    locale,
  })
}
