export { deliverOrder as POST } from '#shop/orders/staff/handlers.ts'
