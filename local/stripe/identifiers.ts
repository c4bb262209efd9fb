import { randomInt } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const lengths = {
  cs_test_a1: 56,
  pi_3: 23,
  ch_3: 23,
  py_3: 23,
  re_3: 23,
  pm_1: 23,
  evt_1: 23,
  du_1: 23,
  li_1: 23,
  price_1: 23,
  prod_: 14,
  shr_1: 23,
  req_: 14,
  wd_: 16,
} as const

/** A fresh identifier that looks like one of Stripe's: its prefix, then letters and digits. */
export function newId(prefix: keyof typeof lengths): string {
  return prefix + randomText(lengths[prefix])
}

export function randomText(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** The identifier of something that Stripe's types allow to be expanded; kept objects are never expanded. */
export function idOf(value: string | { id: string } | null | undefined): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : value.id
}
