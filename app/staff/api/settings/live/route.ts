export { openForMoney as POST } from '#shop/settings/staff/handlers/identity.ts'
