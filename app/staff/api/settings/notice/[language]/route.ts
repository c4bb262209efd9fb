export { downloadNotice as GET } from '#shop/settings/staff/handlers/notices.ts'
