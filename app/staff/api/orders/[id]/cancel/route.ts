export { giveUpUnpaid as POST } from '#shop/checkout/staff/handlers.ts'
