import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { isTrouble, signs, type MoneyPath, type Sign } from '../money-path.ts'

interface Props {
  path: MoneyPath
  locale: Locale
}

/** Where a sign leads to. */
const ways: Partial<Record<Sign, string>> = {
  paidNotPacked: '/staff/orders?list=to-pack',
  overdueSessions: '/staff/orders?list=awaiting-payment',
  failedRefunds: '/staff',
  unmatched: '/staff',
  lastCheck: '/staff',
}

function valueOf(sign: Sign, { path, locale }: Props): string {
  const t = translator(locale, 'staff-start')
  const moment = (at: Date | null) => (at ? momentWords(at, locale) : t('health.never'))
  if (sign === 'lastEvent') return moment(path.lastEventAt)
  if (sign === 'lastDrill') return moment(path.hasDrill ? path.backupProvedAt : null)
  if (sign !== 'lastCheck') return t('health.count', { count: path[sign] })
  const { lastCheckAt, brokenInvariants } = path
  return brokenInvariants > 0
    ? t('health.broken', { count: brokenInvariants, at: moment(lastCheckAt) })
    : moment(lastCheckAt)
}

/** Every station of the way of the money: its figure, what it means, and what to do. */
export function MoneySigns({ path, locale, now }: Props & { now: Date }) {
  const t = translator(locale, 'staff-start')
  const sorted = signs
    .map((sign) => ({ sign, needs: isTrouble(sign, path, now) }))
    .toSorted((one, other) => Number(other.needs) - Number(one.needs))
  return (
    <dl className="border-t border-ink">
      {sorted.map(({ sign, needs }) => (
        <div key={sign} className="grid gap-x-8 gap-y-1 border-b border-line py-4 sm:grid-cols-[1fr_14rem]">
          <dt className="font-semibold">
            {t(`health.signs.${sign}.name`)}
            <span className="block max-w-prose text-small font-normal text-quiet">
              {t(`health.signs.${sign}.means`)}
            </span>
          </dt>
          <dd className="grid content-start justify-items-start gap-1 sm:justify-items-end sm:text-right">
            <span className="figures text-lead font-semibold">{valueOf(sign, { path, locale })}</span>
            <StateWord tone={needs ? 'critical' : 'positive'}>
              {needs ? t('health.trouble') : t('health.well')}
            </StateWord>
          </dd>
          {needs ? (
            <dd className="max-w-prose sm:col-span-2">
              {t(`health.signs.${sign}.todo`)}{' '}
              {ways[sign] ? (
                <a href={ways[sign]} className="link">
                  {t('health.look')}
                </a>
              ) : null}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}

/** How many jobs wait, and how many were given up. */
export function QueueTable({ path, locale }: Props) {
  const t = translator(locale, 'staff-start')
  return (
    <Table
      caption={t('health.queues.lead')}
      columns={[
        { key: 'name', head: t('health.queues.name') },
        { key: 'waiting', head: t('health.queues.waiting'), isFigure: true },
        { key: 'failed', head: t('health.queues.failed'), isFigure: true },
      ]}
      rows={path.queues.map(({ name, waiting, failed }) => ({ key: name, cells: [name, waiting, failed] }))}
    />
  )
}
