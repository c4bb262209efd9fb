export const dynamic = 'force-dynamic'

export function GET() {
  return Response.json({ status: 'up', node: process.version }, { headers: { 'cache-control': 'no-store' } })
}
