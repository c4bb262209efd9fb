export { decideReview as POST } from '#shop/checkout/staff/handlers.ts'
