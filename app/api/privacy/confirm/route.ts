export const dynamic = 'force-dynamic'

export { confirmRequest as POST } from '#shop/privacy/handlers.ts'
