export const dynamic = 'force-dynamic'

export { cancelOrder as POST } from '#shop/checkout/handlers/cancel-order.ts'
