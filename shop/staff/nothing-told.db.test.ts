import { afterAll, beforeAll, expect, it } from 'vitest'
import { questionsOfStrangers, workOf, type Question } from '#prisma/fixtures/told-by-work.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'

let shop: TestShop
let questions: Question[]
beforeAll(async () => {
  shop = await openTestShop()
  questions = await questionsOfStrangers()
  // The first time everything is asked that is remembered afterwards.
  for (const { known, unknown } of questions) await Promise.all([known(), unknown()])
})
afterAll(() => shop.close())

it('T14, T21: what exists costs a stranger’s question the same work as what has never been, and is answered the same', async () => {
  for (const { name, known, unknown } of questions) {
    const seen = async (ask: () => Promise<Response>) => {
      let answer: Response | undefined
      const work = await workOf(async () => (answer = await ask()))
      return { work, answer: [answer?.status, [...(answer?.headers ?? [])], await answer?.text()] }
    }
    const [one, other] = [await seen(known), await seen(unknown)]
    expect(one.answer, name).toEqual(other.answer)
    // Who works here has a row with the hash: less than a hundredth of what comparing it takes.
    const statements = one.work.statements.filter((text) => !text.includes('"staff_account"'))
    expect(one.work.statements.length - statements.length, name).toBe(name === 'sign in' ? 1 : 0)
    expect(statements, name).toEqual(other.work.statements)
    expect([one.work.hashes, other.work.hashes], name).toEqual(name === 'sign in' ? [1, 1] : [0, 0])
  }
})
