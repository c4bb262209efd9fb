export const dynamic = 'force-dynamic'

export { removeLine as POST } from '#shop/cart/handlers.ts'
