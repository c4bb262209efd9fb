import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface ReadyQuestion {
  host: string
  port: number
  /** The name the shop is asked by; it answers no other. */
  name: string
  signal: AbortSignal
  /** Throws when waiting has become pointless. */
  check: () => void
  milliseconds: number
}

/** Waits until `/api/ready` says yes. */
export async function untilReady(question: ReadyQuestion): Promise<void> {
  const deadline = Date.now() + question.milliseconds
  for (;;) {
    question.signal.throwIfAborted()
    question.check()
    const answer = await ask(question)
    if (answer.status === 200) return
    if (Date.now() > deadline) throw new Error(`The shop is not ready: ${answer.said}`)
    await wait(100)
  }
}

function ask({ host, port, name }: ReadyQuestion): Promise<{ status: number; said: string }> {
  const address = {
    host: connectable(host),
    port,
    path: '/api/ready',
    headers: { host: name },
    timeout: 10_000,
  }
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ status: 0, said: error.message })
    const request = get(address, (response) => {
      let said = ''
      response.setEncoding('utf8').on('data', (part: string) => (said += part))
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, said: `${response.statusCode} ${said}` }),
      )
      response.once('error', fail)
    })
    request.once('timeout', () => request.destroy(new Error('no answer within 10 s')))
    request.once('error', fail)
  })
}

/** An address that stands for all interfaces can be listened on, not called. */
function connectable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}
