export { suggestTitles as GET } from '#shop/search/handlers.ts'

export const dynamic = 'force-dynamic'
