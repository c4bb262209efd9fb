export { signOut as POST } from '#shop/staff/handlers/gate.ts'
