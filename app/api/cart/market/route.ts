export const dynamic = 'force-dynamic'

export { switchMarket as POST } from '#shop/cart/handlers.ts'
