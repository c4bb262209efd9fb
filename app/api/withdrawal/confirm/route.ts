export const dynamic = 'force-dynamic'

export { confirmWithdrawal as POST } from '#shop/orders/handlers/confirm-withdrawal.ts'
