export const dynamic = 'force-dynamic'

export { acknowledgeCart as POST } from '#shop/cart/handlers.ts'
