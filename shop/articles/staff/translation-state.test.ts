import { describe, expect, it } from 'vitest'
import { aheadOf, datesOfSave, type TextDates } from './translation-state.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))
const text = (language: 'pl' | 'nl' | 'en', changed: number, confirmed: number): TextDates => ({
  language,
  changedAt: day(changed),
  confirmedAt: day(confirmed),
})

describe('a stale translation', () => {
  it('is one that another language has left behind', () => {
    const all = [text('pl', 5, 5), text('nl', 1, 1), text('en', 1, 6)]
    expect(all.map((each) => aheadOf(each, all))).toEqual([[], ['pl'], []])
  })

  it('does not send the others ahead when it catches up', () => {
    const all = [text('pl', 5, 5), text('nl', 1, 1)]
    const saved = datesOfSave(all[1] ?? null, all, { isSmall: false, now: day(9) })
    expect(saved).toEqual({ changedAt: day(1), confirmedAt: day(9) })
    const after = [text('pl', 5, 5), { language: 'nl' as const, ...saved }]
    expect(after.map((each) => aheadOf(each, after))).toEqual([[], []])
  })

  it('leaves the others behind when it says something new, not by a small correction', () => {
    const all = [text('pl', 5, 5), text('nl', 1, 6)]
    expect(datesOfSave(all[1] ?? null, all, { isSmall: false, now: day(9) }).changedAt).toEqual(day(9))
    expect(datesOfSave(all[1] ?? null, all, { isSmall: true, now: day(9) }).changedAt).toEqual(day(1))
  })

  it('is never one by being there for the first time', () => {
    const all = [text('pl', 5, 5)]
    expect(datesOfSave(null, all, { isSmall: false, now: day(9) })).toEqual({
      changedAt: day(5),
      confirmedAt: day(9),
    })
    expect(datesOfSave(null, [], { isSmall: false, now: day(9) }).changedAt).toEqual(day(9))
  })
})
