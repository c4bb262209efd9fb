export { takeFactor as POST } from '#shop/staff/handlers/people.ts'
