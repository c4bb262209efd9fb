export { createArticleSource as POST } from '#shop/articles/staff/handlers/articles.ts'
