export const dynamic = 'force-dynamic'

export { startCheckout as POST } from '#shop/checkout/handlers/start-checkout.ts'
