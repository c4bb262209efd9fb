export { acceptWork as POST } from '#shop/staff/handlers/account.ts'
