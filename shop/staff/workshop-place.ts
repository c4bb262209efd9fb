import type { Permission } from './permission.ts'

/** The rooms of the workshop in the order of a working day; each is offered to those who may enter it. */
export const workshopPlaces = [
  { name: 'start', address: '/staff', permission: 'workshop:enter' },
  { name: 'orders', address: '/staff/orders', permission: 'orders:read' },
  { name: 'statements', address: '/staff/statements', permission: 'orders:read' },
  { name: 'products', address: '/staff/products', permission: 'products:read' },
  { name: 'compliance', address: '/staff/compliance', permission: 'products:read' },
  { name: 'claims', address: '/staff/claims', permission: 'claims:confirm-wording' },
  { name: 'stock', address: '/staff/stock', permission: 'stock:read' },
  { name: 'articles', address: '/staff/articles', permission: 'articles:read' },
  { name: 'comments', address: '/staff/comments', permission: 'comments:read' },
  { name: 'health', address: '/staff/money-path', permission: 'money-health:read' },
  { name: 'settings', address: '/staff/settings', permission: 'settings:read' },
  { name: 'people', address: '/staff/people', permission: 'staff:read' },
  { name: 'privacy', address: '/staff/privacy', permission: 'privacy:handle' },
  { name: 'audit', address: '/staff/audit', permission: 'audit:read' },
  { name: 'account', address: '/staff/account', permission: 'account:manage-own' },
] as const satisfies readonly { name: string; address: string; permission: Permission }[]
