import type { Market } from '#i18n/locale.ts'

export interface Carrier {
  key: string
  name: string
  /** Where a parcel of this carrier is followed, with `{number}` for its number; null where there is no such page. */
  tracking: string | null
  markets: readonly Market[]
}

/** Who carries parcels. Data, in the order in which they are offered; `other` stands for whoever is not here. */
export const carriers = [
  {
    key: 'inpost',
    name: 'InPost',
    tracking: 'https://inpost.pl/sledzenie-przesylek?number={number}',
    markets: ['PL'],
  },
  {
    key: 'dpd-pl',
    name: 'DPD',
    tracking: 'https://tracktrace.dpd.com.pl/parcelDetails?typ=1&p1={number}',
    markets: ['PL'],
  },
  {
    key: 'poczta-polska',
    name: 'Poczta Polska',
    tracking: 'https://emonitoring.poczta-polska.pl/?numer={number}',
    markets: ['PL'],
  },
  {
    key: 'postnl',
    name: 'PostNL',
    tracking: 'https://postnl.nl/tracktrace/?B={number}',
    markets: ['NL'],
  },
  {
    key: 'dhl-nl',
    name: 'DHL eCommerce',
    tracking: 'https://my.dhlecommerce.nl/home/tracktrace/{number}',
    markets: ['NL'],
  },
  {
    key: 'gls',
    name: 'GLS',
    tracking: 'https://gls-group.eu/track/{number}',
    markets: ['PL', 'NL'],
  },
  { key: 'other', name: '', tracking: null, markets: ['PL', 'NL'] },
] as const satisfies readonly Carrier[]

export type CarrierKey = (typeof carriers)[number]['key']

/** Those that deliver in a market. */
export function carriersOf(market: Market): readonly Carrier[] {
  const all: readonly Carrier[] = carriers
  return all.filter((carrier) => carrier.markets.includes(market))
}

export function isCarrierOf(market: Market, key: string): key is CarrierKey {
  return carriersOf(market).some((carrier) => carrier.key === key)
}

/** The number on a parcel as carriers write it, without the spaces people type; null when it cannot be one. */
export function trackingNumberOf(typed: string): string | null {
  const plain = typed.replaceAll(/\s/g, '').toUpperCase()
  return /^[0-9A-Z-]{4,40}$/.test(plain) ? plain : null
}

/** Who carries an order's parcel and where it can be followed, as far as it is known. */
export interface ParcelFacts {
  carrier: string | null
  trackingNumber: string | null
}

/** The name people know the carrier by; null when it is one of the others. */
export function carrierName({ carrier }: Pick<ParcelFacts, 'carrier'>): string | null {
  return carriers.find(({ key }) => key === carrier)?.name || null
}

export function trackingUrl({ carrier, trackingNumber }: ParcelFacts): string | null {
  const page = carriers.find(({ key }) => key === carrier)?.tracking
  return page && trackingNumber ? page.replace('{number}', encodeURIComponent(trackingNumber)) : null
}
