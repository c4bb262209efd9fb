import type { Clock } from './clock.ts'
import type { Task } from './state.ts'

/** What will happen by itself: sessions expire, delayed payments and refunds settle. */
export interface Agenda {
  add(task: Task): void
  runDue(): void
  stop(): void
}

const longestWait = 60_000

/** Tasks run when their time has come by Stripe's clock: at a timer, and before anything is read. */
export function createAgenda(tasks: Task[], clock: Clock, run: (task: Task) => void): Agenda {
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  const runDue = (): void => {
    for (;;) {
      const next = tasks[0]
      if (next === undefined || next.at > clock.milliseconds()) break
      tasks.shift()
      run(next)
    }
    arm()
  }

  const arm = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const next = tasks[0]
    if (stopped || next === undefined) return
    // The clock may be frozen or moved by a test, so the timer only ever asks again.
    const wait = Math.min(Math.max(next.at - clock.milliseconds(), 50), longestWait)
    timer = setTimeout(runDue, wait)
    timer.unref()
  }

  arm()
  return {
    add: (task) => {
      const index = tasks.findIndex((other) => other.at > task.at)
      tasks.splice(index === -1 ? tasks.length : index, 0, task)
      arm()
    },
    runDue,
    stop: () => {
      stopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
