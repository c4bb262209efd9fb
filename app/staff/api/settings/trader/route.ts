export { writeTrader as POST } from '#shop/settings/staff/handlers/identity.ts'
