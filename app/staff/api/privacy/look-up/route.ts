export { lookUpPerson as POST } from '#shop/privacy/staff/handlers.ts'
