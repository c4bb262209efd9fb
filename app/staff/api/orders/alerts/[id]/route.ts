export { closeAlert as POST } from '#shop/orders/staff/handlers.ts'
