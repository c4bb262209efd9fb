export { uploadLabel as POST } from '#shop/catalogue/staff/labels/handlers.ts'
