/** Repeatable chance: the same seed gives the same course of events (mulberry32). */
export interface Chance {
  next(): number
  between(least: number, most: number): number
  shuffled<T>(items: readonly T[]): T[]
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    shuffled: (items) => {
      const result = [...items]
      for (let index = result.length - 1; index > 0; index -= 1) {
        const other = between(0, index)
        const held = result[index]
        const swapped = result[other]
        if (held === undefined || swapped === undefined) continue
        result[index] = swapped
        result[other] = held
      }
      return result
    },
  }
}
