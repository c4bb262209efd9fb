export { uploadNotice as POST } from '#shop/settings/staff/handlers/notices.ts'
