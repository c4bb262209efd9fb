import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { dayWords } from '#shop/staff/components/moment.tsx'
import { Notice } from '#ui/notice.tsx'
import type { LiveFault } from '../../going-live.ts'
import { SettingsForm } from './settings-form.tsx'

interface Props {
  locale: Locale
  faults: readonly LiveFault[]
  /** ISO moment at which the shop was opened for real money. */
  since: string | null
  problems: FormProblems
}

const places: Partial<Record<LiveFault['key'], string>> = {
  trader: '/staff/settings/trader',
  traderFictional: '/staff/settings/trader',
  mailSender: '/staff/settings/shop',
  demoStaff: '/staff/people',
  secondFactor: '/staff/people',
  products: '/staff/products',
  legalText: '/staff/settings/legal',
  guaranteeNotice: '/staff/settings/notices',
  delivery: '/staff/settings/delivery',
  vat: '/staff/settings/vat',
  packagingNumber: '/staff/settings/markets',
}

function words(locale: Locale, fault: LiveFault): string {
  const t = translator(locale, 'staff-settings')
  if (fault.key === 'legalText') {
    const language = t(`legal.languages.${fault.language}`)
    return t('live.fault.legalText', { kind: t(`legal.kinds.${fault.kind}`), language })
  }
  if (fault.key === 'guaranteeNotice')
    return t('live.fault.guaranteeNotice', { language: t(`legal.languages.${fault.language}`) })
  if (fault.key === 'delivery') return t('live.fault.delivery', { market: fault.market })
  if (fault.key === 'vat') return t('live.fault.vat', { market: fault.market })
  if (fault.key === 'packagingNumber') {
    const { packagingRegister: register } = marketFacts(fault.market)
    return t('live.fault.packagingNumber', { market: fault.market, register })
  }
  return t(`live.fault.${fault.key}`)
}

function FaultList({ locale, faults }: Pick<Props, 'locale' | 'faults'>) {
  return (
    <ul className="border-t border-line">
      {faults.map((fault) => {
        const place = places[fault.key]
        const text = words(locale, fault)
        return (
          <li key={text} className="border-b border-line py-2.5">
            {place ? (
              <a href={place} className="link">
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What stands between the shop and real money, each with the way to where it is put right. */
export function GoingLive({ locale, faults, since, problems }: Props) {
  const t = translator(locale, 'staff-settings')
  if (since !== null) {
    return (
      <div className="grid gap-5">
        <Notice
          tone="positive"
          title={t('live.opened', { date: dayWords(new Date(since), locale, 'long') })}
        />
        {faults.length > 0 ? <FaultList locale={locale} faults={faults} /> : null}
      </div>
    )
  }
  return (
    <div className="grid gap-5">
      <p className="max-w-[60ch]">{t('live.lead')}</p>
      {faults.length === 0 ? (
        <>
          <Notice tone="positive" title={t('live.ready')} />
          <SettingsForm
            locale={locale}
            id="live"
            action="/staff/api/settings/live"
            problems={problems}
            submit={t('live.open')}
          >
            {null}
          </SettingsForm>
        </>
      ) : (
        <FaultList locale={locale} faults={faults} />
      )}
    </div>
  )
}
