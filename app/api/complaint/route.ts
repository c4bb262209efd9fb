export const dynamic = 'force-dynamic'

export { fileComplaint as POST } from '#shop/orders/handlers/file-complaint.ts'
