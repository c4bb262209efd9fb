export { leadHome as GET } from '#shop/legal/handlers.ts'

export const dynamic = 'force-dynamic'
