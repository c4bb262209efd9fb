import { startTestServer } from './test-server.ts'

/** Vitest runs this once for the `database` project; its workers inherit the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer()
  process.env.TEST_DATABASE_URL = server.url
  process.env.TEST_DATABASE_TEMPLATE = server.template
  process.env.TEST_RUN = String(process.pid)
  return server.stop
}
