export const dynamic = 'force-dynamic'

export { findOrder as POST } from '#shop/checkout/handlers/find-order.ts'
