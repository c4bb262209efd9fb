export { tryProducts as POST } from '#shop/catalogue/staff/handlers/import-products.ts'
