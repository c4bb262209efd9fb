export { writeVatRate as POST } from '#shop/settings/staff/handlers/law.ts'
