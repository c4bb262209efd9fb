/** Runs a piece of work under a line that says what is being done. */
export type Step = <Result>(what: string, work: () => Promise<Result>) => Promise<Result>

export interface Narrator {
  /** One plain line, with the time since the beginning. */
  say: (line: string) => void
  step: Step
}

/** Says what happens while it happens, each line with the seconds since the beginning. */
export function narrator(write: (text: string) => void = (text) => process.stdout.write(text)): Narrator {
  const startedAt = performance.now()
  const say = (line: string) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    write(`${seconds.padStart(6)} s  ${line}\n`)
  }
  return {
    say,
    step: (what, work) => {
      say(what)
      return work()
    },
  }
}
