export { confirmIdentity as POST } from '#shop/staff/handlers/gate.ts'
