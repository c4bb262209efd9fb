export { dismiss as POST } from '#shop/staff/handlers/people.ts'
