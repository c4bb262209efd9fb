export const dynamic = 'force-dynamic'

export { changeLine as POST } from '#shop/cart/handlers.ts'
