export { chooseLanguage as POST } from '#shop/staff/handlers/gate.ts'
