export { changeFigure as POST } from '#shop/articles/staff/handlers/sources.ts'
