export { changeSource as POST } from '#shop/articles/staff/handlers/sources.ts'
