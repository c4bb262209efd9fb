export const dynamic = 'force-dynamic'

export { addToCart as POST } from '#shop/cart/handlers.ts'
