export { noteOrder as POST } from '#shop/orders/staff/handlers.ts'
