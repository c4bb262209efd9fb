import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** Makes a function that lets the server finish what it has begun, as long as the grace lasts, and then closes it. */
export function drainOf(server: Server): (grace: number) => Promise<void> {
  let isDraining = false
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    if (isDraining) response.shouldKeepAlive = false
  })
  return async (grace) => {
    isDraining = true
    // A connection that has just been answered would otherwise wait for its next request.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), grace)
    await new Promise<void>((resolve) => server.close(() => resolve()))
    clearInterval(idle)
    clearTimeout(cut)
  }
}

/** Stops in order on the signals by which a service manager, or a person, ends a process. */
export function stopOnSignals(stop: () => Promise<void>, failed: (error: unknown) => void): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          failed(error)
          process.exit(1)
        },
      )
    })
  }
}
