import { afterEach, beforeEach, expect, test } from 'vitest'
import { collectPageFacts, dependsOn } from './page-facts.ts'
import { forgetAnswers, remember, rememberAnswers } from './remembered-answers.ts'

let reads = 0
const read =
  (tag: string, until: Date | null = null) =>
  async () => {
    dependsOn([tag], until)
    return { reads: ++reads }
  }
beforeEach(() => {
  reads = 0
  rememberAnswers(true)
})
afterEach(() => rememberAnswers(false))

test('is read once and tells every page what it depends on', async () => {
  const until = new Date(Date.now() + 3_600_000)
  for (const _page of [1, 2]) {
    const facts = await collectPageFacts(async (own) => {
      expect(await remember('trader', read('a', until))).toEqual({ reads: 1 })
      return own
    })
    expect([...facts.tags]).toEqual(['a'])
    expect(facts.freshUntil).toBe(until.getTime())
  }
})

test('is read anew when something it depends on has changed, and only then', async () => {
  await remember('trader', read('a'))
  forgetAnswers(['b'])
  expect(await remember('trader', read('a'))).toEqual({ reads: 1 })
  forgetAnswers(['a'])
  expect(await remember('trader', read('a'))).toEqual({ reads: 2 })
  forgetAnswers(['*'])
  expect(await remember('trader', read('a'))).toEqual({ reads: 3 })
})

test('is read anew when its time has come', async () => {
  await remember('articles', read('a', new Date(Date.now() - 1)))
  expect(await remember('articles', read('a'))).toEqual({ reads: 2 })
})

test('is not remembered where something changed while it was read', async () => {
  await remember('trader', async () => {
    forgetAnswers(['anything'])
    return read('a')()
  })
  expect(await remember('trader', read('a'))).toEqual({ reads: 2 })
})

test('is always read where changes are not heard', async () => {
  await remember('trader', read('a'))
  rememberAnswers(false)
  await remember('trader', read('a'))
  expect(await remember('trader', read('a'))).toEqual({ reads: 3 })
  rememberAnswers(true)
  expect(await remember('trader', read('a'))).toEqual({ reads: 4 })
})

test('a failure is not remembered', async () => {
  await expect(remember('trader', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await remember('trader', read('a'))).toEqual({ reads: 1 })
})
