export { publishProduct as POST } from '#shop/catalogue/staff/handlers/publish-product.ts'
