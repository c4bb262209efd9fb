const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Says whether a `Host` header names this shop; on a laptop all names of the loopback do. */
export function ownHosts(shopUrl: URL): (host: string) => boolean {
  const names = loopback.includes(shopUrl.hostname) ? loopback : [shopUrl.hostname]
  const defaultPort = shopUrl.protocol === 'https:' ? '443' : '80'
  const port = shopUrl.port || defaultPort
  const hosts = new Set(names.map((name) => `${name}:${port}`))
  if (port === defaultPort) for (const name of names) hosts.add(name)
  return (host) => hosts.has(host) || hosts.has(host.toLowerCase())
}
