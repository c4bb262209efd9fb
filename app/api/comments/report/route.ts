export const dynamic = 'force-dynamic'

export { reportComment as POST } from '#shop/comments/handlers/report-comment.ts'
