export { decideArticlePairing as POST } from '#shop/articles/staff/handlers/texts.ts'
