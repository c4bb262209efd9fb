import { subDays, subHours, subMinutes } from 'date-fns'

/** What is known of the way of the money, each figure with its own meaning. */
export interface MoneyPath {
  /** When Stripe last told us anything. */
  lastEventAt: Date | null
  /** Events that were taken and not worked off. */
  waitingEvents: number
  /** When an order was last paid. */
  lastPaidAt: Date | null
  /** Paid, and nobody has packed it for two days. */
  paidNotPacked: number
  /** Money has come, and the order does not say so. */
  moneyWithoutOrderPaid: number
  /** The time for paying is over, and nobody asked Stripe how it ended. */
  overdueSessions: number
  /** Asked for an hour ago, and Stripe has not answered. */
  stuckRefunds: number
  /** Refused, or sent back by the bank. */
  failedRefunds: number
  /** Payments and refunds that no order knows. */
  unmatched: number
  deadMails: number
  waitingMails: number
  /** When the books were last looked through, and what did not add up. */
  lastCheckAt: Date | null
  brokenInvariants: number
  /** The moment of the newest backup that was put back and sold from; without one, since when the database is there. */
  backupProvedAt: Date | null
  hasDrill: boolean
  queues: { name: string; waiting: number; failed: number }[]
}

export const graces = {
  packHours: 48,
  refundMinutes: 60,
  sessionMinutes: 15,
  mailMinutes: 10,
  eventMinutes: 5,
  drillDays: 8,
} as const

/** From when on each kind of waiting is too long. */
export function boundsOf(now: Date) {
  return {
    packedBy: subHours(now, graces.packHours),
    refundBy: subMinutes(now, graces.refundMinutes),
    sessionBy: subMinutes(now, graces.sessionMinutes),
    mailBy: subMinutes(now, graces.mailMinutes),
    eventBy: subMinutes(now, graces.eventMinutes),
    checkBy: subHours(now, 3),
    provedBy: subDays(now, graces.drillDays),
  }
}

export const signs = [
  'lastEvent',
  'waitingEvents',
  'paidNotPacked',
  'moneyWithoutOrderPaid',
  'overdueSessions',
  'stuckRefunds',
  'failedRefunds',
  'unmatched',
  'deadMails',
  'waitingMails',
  'lastCheck',
  'lastDrill',
] as const
export type Sign = (typeof signs)[number]

/** Whether a sign needs somebody. An hour of silence is trouble only if somebody paid meanwhile. */
export function isTrouble(sign: Sign, path: MoneyPath, now: Date): boolean {
  if (sign === 'lastEvent')
    return (
      path.lastPaidAt !== null &&
      (path.lastEventAt === null || path.lastEventAt < subMinutes(path.lastPaidAt, 5))
    )
  if (sign === 'lastCheck')
    return path.brokenInvariants > 0 || path.lastCheckAt === null || path.lastCheckAt < boundsOf(now).checkBy
  // A new shop has time for its first drill.
  if (sign === 'lastDrill')
    return path.backupProvedAt !== null && path.backupProvedAt < boundsOf(now).provedBy
  return path[sign] > 0
}
