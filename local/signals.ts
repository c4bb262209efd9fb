import type { Shop } from './shop.ts'

export interface Signals {
  /** Settles when somebody has asked the shop to stop. */
  stopped: Promise<void>
  /** Gives the signals back. */
  release: () => void
}

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

// npm passes Ctrl-C on although the terminal has sent it already: the two are one wish.
const sameWish = 1000

/** The first signal stops the shop in order, a second one at once. */
export function stopOnSignals(shop: Shop, say: (line: string) => void): Signals {
  let askedAt: number | undefined
  const settled = Promise.withResolvers<void>()
  const onSignal = (signal: NodeJS.Signals) => {
    if (askedAt === undefined) {
      askedAt = performance.now()
      say(`Stopping (${signal}); once more to stop at once`)
      void shop.stop().then(settled.resolve)
    } else if (performance.now() - askedAt > sameWish) {
      shop.kill()
    }
  }
  for (const name of names) process.on(name, onSignal)
  return {
    stopped: settled.promise,
    release: () => {
      for (const name of names) process.off(name, onSignal)
    },
  }
}
