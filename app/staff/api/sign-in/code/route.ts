export { signInWithCode as POST } from '#shop/staff/handlers/gate.ts'
