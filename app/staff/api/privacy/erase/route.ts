export { erasePersonForGood as POST } from '#shop/privacy/staff/handlers.ts'
