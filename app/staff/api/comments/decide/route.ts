export { decideComments as POST } from '#shop/comments/staff/handlers.ts'
