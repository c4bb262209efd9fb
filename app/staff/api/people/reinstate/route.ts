export { reinstate as POST } from '#shop/staff/handlers/people.ts'
