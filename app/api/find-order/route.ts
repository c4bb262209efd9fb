export const dynamic = 'force-dynamic'

export { sendOrderLinks as POST } from '#shop/orders/handlers/send-order-links.ts'
