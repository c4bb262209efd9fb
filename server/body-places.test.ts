import { describe, expect, test } from 'vitest'
import { BodyPlaces } from './request-body.ts'

const limits = [{ prefix: '/large', bytes: 100, atOnce: 2 }]

describe('large bodies', () => {
  test('are read a few at a time, in the order in which they came', async () => {
    const places = new BodyPlaces()
    const order: number[] = []
    const leaves = [await places.enter('/large', limits), await places.enter('/large/2', limits)]
    const later = [3, 4].map((number) =>
      places.enter('/large', limits).then((leave) => {
        order.push(number)
        return leave
      }),
    )
    await Promise.resolve()
    expect(order).toEqual([])
    leaves[0]?.()
    ;(await later[0])?.()
    ;(await later[1])?.()
    expect(order).toEqual([3, 4])
    leaves[1]?.()
    await places.enter('/large', limits)
    await places.enter('/large', limits)
  })

  test('hold up nothing else', async () => {
    const places = new BodyPlaces()
    const entered = await Promise.all([1, 2, 3, 4, 5].map(() => places.enter('/form', limits)))
    expect(entered).toHaveLength(5)
  })
})
