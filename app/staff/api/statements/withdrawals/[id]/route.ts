export { answerWithdrawalStatement as POST } from '#shop/orders/staff/handlers.ts'
