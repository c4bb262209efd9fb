export { signIn as POST } from '#shop/staff/handlers/gate.ts'
