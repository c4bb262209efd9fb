export { settleWording as POST } from '#shop/catalogue/staff/handlers/settle-wording.ts'
