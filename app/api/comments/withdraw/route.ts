export const dynamic = 'force-dynamic'

export { withdrawComment as POST } from '#shop/comments/handlers/withdraw-comment.ts'
