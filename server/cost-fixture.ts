import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import { markPublic } from '#platform/page-facts.ts'
import { startFront } from './front.ts'

// A process of its own, so that its CPU time is the server's alone. It is told "front" or "bare", says its port, and
// answers every message with the microseconds of CPU it has used.
const paragraph = (number: number) =>
  `<p>${number} Magnesium citrate dissolves well in water, as ${number ** 3} labels say.</p>\n`
const page = `<!DOCTYPE html><title>Page</title>${Array.from({ length: 800 }, (_, index) => paragraph(index)).join('')}`

async function startFrontOnly(): Promise<number> {
  const nothing = () => {}
  const front = await startFront({
    application: (_request, response) => {
      markPublic()
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(page)
    },
    shopUrl: new URL('http://shop.test'),
    host: '127.0.0.1',
    port: 0,
    paymentPageOrigin: 'https://pay.test',
    logger: { error: nothing, warn: nothing, info: nothing },
  })
  return front.port
}

async function startBare(): Promise<number> {
  const body = brotliCompressSync(page)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

process.send?.(await (process.argv[2] === 'front' ? startFrontOnly() : startBare()))
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
process.on('disconnect', () => process.exit(0))
