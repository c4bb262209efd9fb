export { exportOrderLines as GET } from '#shop/orders/staff/exports/handlers.ts'
