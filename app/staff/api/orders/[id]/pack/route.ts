export { packOrder as POST } from '#shop/orders/staff/handlers.ts'
