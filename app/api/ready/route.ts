import { readiness } from '#platform/health.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  const found = await readiness()
  const isReady = found.database === 'reachable' && found.pendingMigrations.length === 0
  return Response.json(
    { status: isReady ? 'ready' : 'not ready', ...found },
    {
      status: isReady ? 200 : 503,
      headers: { 'cache-control': 'no-store', ...(!isReady && { 'retry-after': '5' }) },
    },
  )
}
