import { orderReceipt } from '#shop/orders/handlers/order-receipt.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: RouteContext<'/api/orders/[token]/receipt/[number]'>) {
  const { token, number } = await params
  return orderReceipt(token, number)
}
