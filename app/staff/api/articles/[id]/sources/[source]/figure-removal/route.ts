export { takeFigureAway as POST } from '#shop/articles/staff/handlers/sources.ts'
