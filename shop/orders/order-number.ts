import { randomInt } from 'node:crypto'

/** Crockford's alphabet: no letter that is taken for a digit on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function symbols(count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** What people say on the phone, e.g. `7K3M-92QD`: random, so that it tells nobody how much is sold. */
export function newOrderNumber(): string {
  return `${symbols(4)}-${symbols(4)}`
}

/** 130 random bits; the key of everything about the order, Stripe's `client_reference_id` included. */
export function newOrderId(): string {
  return `ord_${symbols(26)}`
}

/** What people type, as it is stored: letters that were taken for digits are put right. */
export function normaliseOrderNumber(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain
}
