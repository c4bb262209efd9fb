export { exportOrders as GET } from '#shop/orders/staff/handlers.ts'
