import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { startFront, type Front, type FrontOptions } from './front.ts'
import type { Application } from './renderer.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
}

export interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** Hangs up. */
  signal?: AbortSignal
}

export interface TestFront {
  front: Front
  ask: (path: string, asking?: Asking) => Promise<Answer>
  /** Sends bytes as they are and gives back what comes until the connection ends. */
  send: (bytes: string) => Promise<string>
  log: { facts: Record<string, unknown>; message: string }[]
}

/** A front in front of a small application, on a free port, for tests. */
export async function testFront(
  application: Application,
  options: Partial<FrontOptions> = {},
): Promise<TestFront> {
  const log: TestFront['log'] = []
  const note = (facts: Record<string, unknown> | string, message?: string) =>
    void log.push(
      typeof facts === 'string' ? { facts: {}, message: facts } : { facts, message: message ?? '' },
    )
  const front = await startFront({
    application,
    shopUrl: new URL('http://shop.test'),
    host: '127.0.0.1',
    port: 0,
    paymentPageOrigin: 'https://pay.test',
    logger: { error: note, warn: note, info: note },
    ...options,
  })
  return {
    front,
    log,
    ask: (path, asking) => ask(front.port, path, asking),
    send: (bytes) => send(front.port, bytes),
  }
}

function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, signal }: Asking = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        port,
        host: '127.0.0.1',
        path,
        method,
        agent: false,
        headers: { host: 'shop.test', ...headers },
        ...(signal && { signal }),
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: bytes,
            text: bytes.toString('utf8'),
          })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

function send(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
}
