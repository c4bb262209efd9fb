export { downloadInvoice as GET } from '#shop/invoices/staff/handlers.ts'
