export { saveProduct as POST } from '#shop/catalogue/staff/handlers/save-product.ts'
