import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { MailStore } from './mail-store.ts'

export const behaviours = ['accept', 'refuse', 'hang', 'defer', 'drop'] as const

/**
 * What the next deliveries meet. `refuse`: nobody listens. `hang`: a connection is taken and never greeted.
 * `defer`: 451, try later. `drop`: the mail is taken and the connection cut before the sender is told so.
 */
export type Behaviour = (typeof behaviours)[number]

/** Takes every mail and delivers none; can fail on demand in the ways that mail servers fail. */
export class SmtpSink {
  readonly #store: MailStore
  readonly #sockets = new Map<number | undefined, Socket>()
  #server: SMTPServer | undefined
  #behaviour: Behaviour = 'accept'
  #remaining = Infinity
  port = 0

  constructor(store: MailStore) {
    this.#store = store
  }

  async start(port: number): Promise<void> {
    await this.#listen(port)
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (server) await new Promise<void>((resolve) => server.close(resolve))
  }

  get behaviour(): Behaviour {
    return this.#behaviour
  }

  /** Changes the behaviour, for good or for a number of deliveries. */
  async behave(behaviour: Behaviour, times = Infinity): Promise<void> {
    this.#behaviour = behaviour
    this.#remaining = times
    if (behaviour === 'refuse') await this.stop()
    else if (!this.#server) await this.#listen(this.port)
  }

  async #listen(port: number): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      hideENHANCEDSTATUSCODES: true,
      closeTimeout: 200,
      size: 20 * 1024 * 1024,
      onAuth: (_authentication, _session, done) => done(null, { user: 'anybody' }),
      onConnect: (_session, done) => this.#greet(done),
      onData: (stream, session, done) => void this.#receive(stream, session, done).catch(done),
    })
    server.server.on('connection', (socket) => {
      this.#sockets.set(socket.remotePort, socket)
      socket.once('close', () => this.#sockets.delete(socket.remotePort))
    })
    // A client that goes away in the middle is its own matter, and must not take the shop's other parts down.
    server.on('error', () => {})
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    this.port = (server.server.address() as AddressInfo).port
    this.#server = server
  }

  #greet(done: () => void): void {
    if (this.#behaviour === 'hang') this.#count()
    else done()
  }

  async #receive(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null, message?: string) => void,
  ): Promise<void> {
    const message = await buffer(stream)
    const behaviour = this.#behaviour
    this.#count()
    if (behaviour === 'defer') return done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
    if (stream.sizeExceeded) return done(Object.assign(new Error('Too large'), { responseCode: 552 }))
    const { mailFrom, rcptTo } = session.envelope
    const sender = mailFrom ? mailFrom.address : ''
    await this.#store.add(
      message,
      sender,
      rcptTo.map((recipient) => recipient.address),
    )
    if (behaviour === 'drop') this.#sockets.get(session.remotePort)?.destroy()
    else done(null, 'Taken, and kept here')
  }

  #count(): void {
    if (--this.#remaining <= 0) {
      this.#behaviour = 'accept'
      this.#remaining = Infinity
    }
  }
}
