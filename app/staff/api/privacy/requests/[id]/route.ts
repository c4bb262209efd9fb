export { answerPerson as POST } from '#shop/privacy/staff/handlers.ts'
