import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { MailStore } from './mail-store.ts'
import { SmtpSink, type Behaviour } from './smtp-sink.ts'
import { createMailboxWeb } from './web.ts'

export interface MailboxOptions {
  /** The data directory of the shop; mails are kept in its folder `mail`. */
  directory: string
  smtpPort?: number
  httpPort?: number
}

/** A mail server that keeps everything, and a page to read it on. */
export interface Mailbox {
  smtpUrl: string
  pageUrl: string
  smtpPort: number
  httpPort: number
  behave: (behaviour: Behaviour, times?: number) => Promise<void>
  stop: () => Promise<void>
}

/** Starts both on the loopback; a port that is taken gives way to a free one. */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const store = new MailStore(join(options.directory, 'mail'))
  await store.load()
  const sink = new SmtpSink(store)
  await sink.start(await freePort(options.smtpPort))
  const web = createMailboxWeb(store, sink)
  const wantedPort = await freePort(options.httpPort)
  await new Promise<void>((resolve, reject) =>
    web.once('error', reject).listen(wantedPort, '127.0.0.1', resolve),
  )
  const httpPort = (web.address() as AddressInfo).port
  return {
    smtpUrl: `smtp://127.0.0.1:${sink.port}`,
    pageUrl: `http://localhost:${httpPort}`,
    smtpPort: sink.port,
    httpPort,
    behave: (behaviour, times) => sink.behave(behaviour, times),
    stop: async () => {
      await sink.stop()
      const closed = new Promise((resolve) => web.close(resolve))
      web.closeAllConnections()
      await closed
    },
  }
}
