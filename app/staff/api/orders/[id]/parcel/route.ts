export { correctTracking as POST } from '#shop/orders/staff/handlers.ts'
