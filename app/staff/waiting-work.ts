import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { countModeration } from '#shop/comments/staff/queries.ts'
import { countLowStock } from '#shop/inventory/staff/queries/count-low-stock.ts'
import type { WaitingWork } from '#shop/orders/staff/components/work-list.tsx'
import { countTroubles } from '#shop/orders/staff/queries/list-alerts.ts'
import { countWork } from '#shop/orders/staff/queries/list-orders.ts'
import { isDeadlineNear } from '#shop/privacy/privacy-request.ts'
import { countPrivacyRequests } from '#shop/privacy/staff/queries.ts'
import { findGoneLive, findLiveFaults } from '#shop/settings/staff/queries.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { isOffered } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'

async function orderWork(staff: StaffMember, locale: Locale): Promise<WaitingWork[]> {
  if (!isOffered(staff.role, 'orders:read')) return []
  const t = translator(locale, 'staff-start')
  const [counts, troubles] = await Promise.all([
    countWork(database(), staff),
    countTroubles(database(), staff),
  ])
  const deadline = troubles.nextDeadline
  return [
    { key: 'to-pack', count: counts['to-pack'], href: '/staff/orders?list=to-pack' },
    { key: 'to-ship', count: counts['to-ship'], href: '/staff/orders?list=to-ship' },
    {
      key: 'withdrawals',
      count: counts.withdrawals,
      href: '/staff/statements#withdrawals',
      isUrgent: true,
    },
    {
      key: 'complaints',
      count: counts.complaints,
      href: '/staff/statements#complaints',
      isUrgent: true,
      ...(deadline && { detail: t('nextDeadline', { at: momentWords(deadline, locale) }) }),
    },
    { key: 'in-review', count: counts['in-review'], href: '/staff/orders?list=in-review', isUrgent: true },
    { key: 'failed-refunds', count: troubles.failedRefunds, href: '/staff/money-path', isUrgent: true },
    { key: 'disputes', count: troubles.disputes, href: '/staff/orders?list=disputed', isUrgent: true },
  ].map((work) => ({ ...work, label: t(`work.${work.key as 'to-pack'}`, { count: work.count }) }))
}

async function commentWork(staff: StaffMember, locale: Locale): Promise<WaitingWork[]> {
  if (!isOffered(staff.role, 'comments:read')) return []
  const t = translator(locale, 'staff-start')
  const { waiting, reports, oldestWaiting } = await countModeration(database(), staff)
  return [
    {
      key: 'comments',
      label: t('work.comments', { count: waiting }),
      count: waiting,
      href: '/staff/comments',
      ...(oldestWaiting && { detail: t('oldest', { at: momentWords(oldestWaiting, locale) }) }),
    },
    {
      key: 'reports',
      label: t('work.reports', { count: reports }),
      count: reports,
      href: '/staff/comments/reports',
      isUrgent: true,
    },
  ]
}

async function stockWork(staff: StaffMember, locale: Locale): Promise<WaitingWork[]> {
  if (!isOffered(staff.role, 'stock:read')) return []
  const t = translator(locale, 'staff-start')
  const { soldOut, fewLeft } = await countLowStock(database(), staff)
  return [
    { key: 'sold-out', label: t('work.sold-out', { count: soldOut }), count: soldOut, href: '/staff/stock' },
    { key: 'few-left', label: t('work.few-left', { count: fewLeft }), count: fewLeft, href: '/staff/stock' },
  ]
}

/** Who asked about their data is answered within a month (Art. 12(3) GDPR); the last week of it is said loudly. */
async function privacyWork(staff: StaffMember, locale: Locale): Promise<WaitingWork[]> {
  if (!isOffered(staff.role, 'privacy:count')) return []
  const t = translator(locale, 'staff-start')
  const { waiting, nextDeadline } = await countPrivacyRequests(database(), staff)
  return [
    {
      key: 'privacy-requests',
      label: t('work.privacy-requests', { count: waiting }),
      count: waiting,
      href: '/staff/privacy',
      isUrgent: nextDeadline !== null && isDeadlineNear(nextDeadline, new Date()),
      ...(nextDeadline && { detail: t('nextDeadline', { at: momentWords(nextDeadline, locale) }) }),
    },
  ]
}

/** A shop that is not open yet has this to do before all else; a demo never opens. */
async function openingWork(staff: StaffMember, locale: Locale): Promise<WaitingWork[]> {
  if (!isOffered(staff.role, 'settings:read') || environment().isDemo) return []
  if (await findGoneLive(database(), staff)) return []
  const t = translator(locale, 'staff-start')
  const count = (await findLiveFaults(database(), staff)).length
  const label = count > 0 ? t('work.opening', { count }) : t('readyToOpen')
  return [{ key: 'opening', label, count: Math.max(count, 1), href: '/staff/settings#going-live' }]
}

/** What needs a person now, as far as this person's role goes. */
export async function waitingWork(staff: StaffMember, locale: Locale): Promise<WaitingWork[]> {
  const parts = await Promise.all([
    openingWork(staff, locale),
    orderWork(staff, locale),
    commentWork(staff, locale),
    privacyWork(staff, locale),
    stockWork(staff, locale),
  ])
  return parts.flat()
}
