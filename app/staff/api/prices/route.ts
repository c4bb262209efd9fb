export { planPrice as POST } from '#shop/catalogue/staff/handlers/plan-price.ts'
