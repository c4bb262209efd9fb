// Loaded before everything else into a process whose clock is to be wrong.
const shift = Number(process.env.CLOCK_SHIFT_SECONDS ?? 0) * 1000
const RealDate = Date

class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + shift)
    else super(...(given as [number]))
  }

  static override now(): number {
    return RealDate.now() + shift
  }
}

globalThis.Date = ShiftedDate as DateConstructor
