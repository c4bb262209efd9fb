export { endOwnSession as POST } from '#shop/staff/handlers/account.ts'
