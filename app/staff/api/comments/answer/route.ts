export { answerReader as POST } from '#shop/comments/staff/handlers.ts'
