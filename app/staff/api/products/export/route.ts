export { exportProducts as GET } from '#shop/catalogue/staff/handlers/import-products.ts'
