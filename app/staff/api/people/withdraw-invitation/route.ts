export { withdraw as POST } from '#shop/staff/handlers/people.ts'
