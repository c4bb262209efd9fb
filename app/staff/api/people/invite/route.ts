export { invitePerson as POST } from '#shop/staff/handlers/people.ts'
