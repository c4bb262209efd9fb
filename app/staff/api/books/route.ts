export { exportBooks as GET } from '#shop/invoices/staff/handlers.ts'
