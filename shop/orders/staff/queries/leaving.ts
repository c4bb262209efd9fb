import 'server-only'
import type { Prisma } from '#prisma/generated/client.ts'

/** Goods that may leave: what must not leave now is neither packed nor given to a carrier (`refusalOfStep`). */
export const mayLeave = {
  payment: 'paid',
  refund: { not: 'full' },
  dispute: { notIn: ['open', 'lost'] },
  withdrawals: { none: { answeredAt: null } },
} satisfies Prisma.OrderWhereInput
