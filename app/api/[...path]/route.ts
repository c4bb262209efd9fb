export const dynamic = 'force-dynamic'

/** Names nothing. Said here, so that what is sent to such an address never reaches the part that makes pages. */
function unknown() {
  return Response.json({ error: 'unknown' }, { status: 404, headers: { 'cache-control': 'no-store' } })
}

export { unknown as GET, unknown as POST }
