export { shipOrder as POST } from '#shop/orders/staff/handlers.ts'
