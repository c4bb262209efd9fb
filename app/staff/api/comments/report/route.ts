export { resolveReport as POST } from '#shop/comments/staff/handlers.ts'
