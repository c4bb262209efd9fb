export const dynamic = 'force-dynamic'

export { orderAgain as POST } from '#shop/checkout/handlers/order-again.ts'
