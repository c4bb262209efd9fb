import { orderState } from '#shop/orders/handlers/order-state.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: RouteContext<'/api/orders/[token]'>) {
  return orderState((await params).token)
}
