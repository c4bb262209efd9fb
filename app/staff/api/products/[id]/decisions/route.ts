export { decideOnProduct as POST } from '#shop/catalogue/staff/handlers/publish-product.ts'
