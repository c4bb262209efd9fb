export { startSecondFactor as POST } from '#shop/staff/handlers/account.ts'
