export const dynamic = 'force-dynamic'

export function GET() {
  return Response.json({ status: 'up' }, { headers: { 'cache-control': 'no-store' } })
}
