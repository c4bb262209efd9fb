export { changeArticleSources as POST } from '#shop/articles/staff/handlers/articles.ts'
