export { changePassword as POST } from '#shop/staff/handlers/account.ts'
