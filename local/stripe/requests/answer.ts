import type { IncomingMessage, ServerResponse } from 'node:http'

/** A finished answer, before a fault may spoil it. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

const longestBody = 1_000_000

export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > longestBody) {
        request.destroy()
        reject(new Error('the request body is too long'))
      } else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
  response.end(body)
}

/** What a failing network does to an answer. A hanging one stays open until either side goes away. */
export function spoil(
  response: ServerResponse,
  action: 'hang' | 'reset' | 'truncate',
  answer: Answer | null,
): void {
  if (action === 'hang') return
  if (action === 'reset' || answer === null) {
    const { socket } = response
    if (socket !== null) socket.resetAndDestroy()
    return
  }
  const bytes = Buffer.from(answer.body, 'utf8')
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(bytes.length) })
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy())
}

export function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds))
}
