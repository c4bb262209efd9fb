export { sendLink as POST } from '#shop/staff/handlers/people.ts'
