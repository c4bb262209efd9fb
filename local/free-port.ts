import { createServer, type AddressInfo } from 'node:net'

/** The preferred port if nobody listens on it, else one the system chooses. */
export async function freePort(preferred = 0, host = '127.0.0.1'): Promise<number> {
  return (await tryPort(preferred, host)) ?? (await tryPort(0, host)) ?? fail(host)
}

/** The first port from this one on that nobody listens on. */
export async function nextFreePort(first: number, host: string): Promise<number> {
  for (let port = first; port < first + 200; port++) {
    if (await tryPort(port, host)) return port
  }
  return fail(host)
}

function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen({ port, host, exclusive: true }, () => {
      const found = (probe.address() as AddressInfo).port
      probe.close(() => resolve(found))
    })
  })
}

function fail(host: string): never {
  throw new Error(`No free port on ${host}`)
}
