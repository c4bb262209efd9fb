export { confirmWording as POST } from '#shop/catalogue/staff/handlers/confirm-wording.ts'
