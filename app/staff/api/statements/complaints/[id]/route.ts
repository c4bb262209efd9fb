export { answerComplaintStatement as POST } from '#shop/orders/staff/handlers.ts'
