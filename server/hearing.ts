import type { Logger } from 'pino'
import { listenForInvalidations } from '#platform/invalidation.ts'
import { forgetAnswers, rememberAnswers } from '#platform/remembered-answers.ts'
import type { PageStore } from './page-store.ts'
import type { PublicPages } from './public-pages.ts'

/** Whether this process hears what others change, and with it whether what it keeps can be relied on. */
export interface Hearing {
  isOn: () => boolean
  /** Whether it was lost a moment ago: what failed since then failed with the connections of that moment. */
  wasJustLost: () => boolean
  /** Resolves when everything committed so far has been heard. */
  caughtUp: () => Promise<void>
  stop: () => Promise<void>
}

export interface HearingOptions {
  /** Without one, pages change by their own date alone. */
  databaseUrl: string | undefined
  store: PageStore
  pages: PublicPages
  logger: Pick<Logger, 'warn' | 'info'>
}

/** Milliseconds: no statement of the application takes longer. */
const aMoment = 15_000

export function hearChanges({ databaseUrl, store, pages, logger }: HearingOptions): Hearing {
  if (databaseUrl === undefined)
    return { isOn: () => true, wasJustLost: () => false, caughtUp: async () => {}, stop: async () => {} }
  let isOn = false
  let lostAt = -Infinity
  store.suspend()
  const listener = listenForInvalidations({
    connectionString: databaseUrl,
    onTags: (tags) => {
      forgetAnswers(tags)
      store.drop(tags)
      pages.changed()
    },
    onGap: (reason) => {
      isOn = false
      rememberAnswers(false)
      lostAt = performance.now()
      store.suspend()
      pages.changed()
      logger.warn({ reason: reason.message }, 'Changes of pages are not heard; pages are made afresh')
    },
    onListening: () => {
      isOn = true
      rememberAnswers(true)
      store.resume()
      pages.changed()
      logger.info('Changes of pages are heard')
    },
  })
  const stop = async () => {
    rememberAnswers(false)
    await listener.stop()
  }
  const wasJustLost = () => performance.now() - lostAt < aMoment
  return { isOn: () => isOn, wasJustLost, caughtUp: () => listener.caughtUp(), stop }
}
