export const dynamic = 'force-dynamic'

export { submitComment as POST } from '#shop/comments/handlers/submit-comment.ts'
