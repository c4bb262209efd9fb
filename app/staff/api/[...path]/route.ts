export { unknownAddress as GET, unknownAddress as POST } from '#shop/staff/handlers/gate.ts'
