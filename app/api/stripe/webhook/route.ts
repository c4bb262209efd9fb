export const dynamic = 'force-dynamic'

export { receiveStripeEvent as POST } from '#shop/checkout/webhook.ts'
