export const dynamic = 'force-dynamic'

export { countCart as GET } from '#shop/cart/handlers.ts'
