export { downloadLabel as GET } from '#shop/catalogue/staff/labels/handlers.ts'
