import type { Logger } from 'pino'
import { listenForInvalidations } from '#platform/invalidation.ts'
import { forgetAnswers, rememberAnswers } from '#platform/remembered-answers.ts'
import type { PageStore } from './page-store.ts'
import type { PublicPages } from './public-pages.ts'

/** Whether this process hears what others change, and with it whether what it keeps can be relied on. */
export interface Hearing {
  isOn: () => boolean
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

export function hearChanges({ databaseUrl, store, pages, logger }: HearingOptions): Hearing {
  if (databaseUrl === undefined) return { isOn: () => true, caughtUp: async () => {}, stop: async () => {} }
  let isOn = false
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
  return { isOn: () => isOn, caughtUp: () => listener.caughtUp(), stop }
}
