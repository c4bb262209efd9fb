export { createProduct as POST } from '#shop/catalogue/staff/handlers/create-product.ts'
