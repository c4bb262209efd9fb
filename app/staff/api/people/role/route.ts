export { giveRole as POST } from '#shop/staff/handlers/people.ts'
