export { describe as POST } from '#shop/catalogue/staff/pictures/handlers.ts'
