export { previewLegalText as POST } from '#shop/settings/staff/handlers/law.ts'
