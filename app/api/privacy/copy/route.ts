export const dynamic = 'force-dynamic'

export { fetchCopy as POST } from '#shop/privacy/handlers.ts'
