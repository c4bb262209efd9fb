export { writeCover as POST } from '#shop/articles/staff/handlers/cover.ts'
