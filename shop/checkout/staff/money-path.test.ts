import { describe, expect, it } from 'vitest'
import { isTrouble, type MoneyPath } from './money-path.ts'

const now = new Date('2026-11-22T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const well: MoneyPath = {
  ...{
    lastEventAt: ago(30),
    lastPaidAt: ago(31),
    waitingEvents: 0,
    paidNotPacked: 0,
    moneyWithoutOrderPaid: 0,
  },
  ...{ overdueSessions: 0, stuckRefunds: 0, failedRefunds: 0, unmatched: 0, deadMails: 0, waitingMails: 0 },
  ...{ lastCheckAt: ago(40), brokenInvariants: 0, queues: [] },
  ...{ backupProvedAt: ago(8 * 24 * 60 - 1), hasDrill: true },
}

describe('a sign of the money path', () => {
  it('is no trouble in a quiet shop', () => {
    expect(isTrouble('lastEvent', well, now)).toBe(false)
    expect(isTrouble('lastEvent', { ...well, lastEventAt: null, lastPaidAt: null }, now)).toBe(false)
    expect(isTrouble('lastCheck', well, now)).toBe(false)
    expect(isTrouble('deadMails', well, now)).toBe(false)
  })

  it('is trouble when somebody paid and Stripe said nothing', () => {
    expect(isTrouble('lastEvent', { ...well, lastPaidAt: ago(10) }, now)).toBe(true)
    expect(isTrouble('lastEvent', { ...well, lastEventAt: null }, now)).toBe(true)
  })

  it('is trouble when the books were not looked through, or do not add up', () => {
    expect(isTrouble('lastCheck', { ...well, lastCheckAt: ago(4 * 60) }, now)).toBe(true)
    expect(isTrouble('lastCheck', { ...well, brokenInvariants: 1 }, now)).toBe(true)
    expect(isTrouble('lastDrill', well, now)).toBe(false)
    expect(isTrouble('lastDrill', { ...well, backupProvedAt: ago(8 * 24 * 60 + 1) }, now)).toBe(true)
    expect(isTrouble('lastDrill', { ...well, backupProvedAt: null }, now)).toBe(false)
    expect(isTrouble('paidNotPacked', { ...well, paidNotPacked: 2 }, now)).toBe(true)
  })
})
