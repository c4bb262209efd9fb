export { exportPerson as POST } from '#shop/privacy/staff/handlers.ts'
