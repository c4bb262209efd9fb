export { sendMailAgain as POST } from '#shop/orders/staff/handlers.ts'
