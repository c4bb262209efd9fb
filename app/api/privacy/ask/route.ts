export const dynamic = 'force-dynamic'

export { askAboutData as POST } from '#shop/privacy/handlers.ts'
