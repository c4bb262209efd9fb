export { exportOrders as GET } from '#shop/orders/staff/exports/handlers.ts'
