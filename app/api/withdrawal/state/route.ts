export const dynamic = 'force-dynamic'

export { stateWithdrawal as POST } from '#shop/orders/handlers/state-withdrawal.ts'
