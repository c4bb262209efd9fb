export { writeMarkets as POST } from '#shop/settings/staff/handlers/identity.ts'
