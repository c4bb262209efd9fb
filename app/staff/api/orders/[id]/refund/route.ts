export { payBack as POST } from '#shop/checkout/staff/handlers.ts'
