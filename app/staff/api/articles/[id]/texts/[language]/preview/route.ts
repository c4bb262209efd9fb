export { previewArticleText as POST } from '#shop/articles/staff/handlers/texts.ts'
