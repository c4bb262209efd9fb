export { takePickupPoints as POST } from '#shop/settings/staff/handlers/delivery.ts'
