export const dynamic = 'force-dynamic'

export { reviewCheckout as POST } from '#shop/checkout/handlers/review-checkout.ts'
