/** Stripe's own time: the machine's, moved by what a test has advanced it. */
export interface Clock {
  now(): Date
  milliseconds(): number
  seconds(): number
  advance(milliseconds: number): void
}

/** Where the distance to the machine's time is kept, so that it survives a restart. */
interface Offset {
  clockOffset: number
}

export function createClock(machineNow: () => Date, offset: Offset): Clock {
  const milliseconds = (): number => machineNow().getTime() + offset.clockOffset
  return {
    now: () => new Date(milliseconds()),
    milliseconds,
    seconds: () => Math.floor(milliseconds() / 1000),
    advance: (distance) => {
      offset.clockOffset += distance
    },
  }
}
