export { finishSecondFactor as POST } from '#shop/staff/handlers/account.ts'
