/** A seed of one's own makes another run; without one each run is the same, as far as real processes can be. */
export const seed = Number(process.env.FAULTS_SEED ?? 20261122)

/** One line of what a scenario has measured, beside the seed that repeats it. */
export function tell(scenario: string, facts: Record<string, string | number>): void {
  const words = Object.entries({ ...facts, seed }).map(([name, value]) => `${name} ${value}`)
  process.stdout.write(`  ${scenario}: ${words.join(', ')}\n`)
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}

/** Does everything with so many hands at once, in order of the list. */
export async function withHands<Item, Result>(
  hands: number,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  const hand = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: hands }, hand))
  return results
}
