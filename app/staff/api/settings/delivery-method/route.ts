export { writeDelivery as POST } from '#shop/settings/staff/handlers/delivery.ts'
