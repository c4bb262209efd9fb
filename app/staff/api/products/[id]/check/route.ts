export { checkProduct as POST } from '#shop/catalogue/staff/handlers/check-product.ts'
