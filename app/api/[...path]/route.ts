export const dynamic = 'force-dynamic'

/** Names nothing. Said here, lest what is sent there reaches the part that makes pages; the front finds the words. */
function unknown() {
  return new Response(null, { status: 404 })
}

export { unknown as GET, unknown as POST }
