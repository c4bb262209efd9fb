export { applyProducts as POST } from '#shop/catalogue/staff/handlers/import-products.ts'
