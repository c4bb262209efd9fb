import type { ReactNode } from 'react'
import { markets, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Disclosure } from '#ui/page.tsx'

interface Props {
  locale: Locale
  /** Somebody works on it right now. */
  isOpen?: boolean
  children: ReactNode
}

/** What belongs to markets that are not served: kept and put away. */
export function ClosedMarkets({ locale, isOpen = false, children }: Props) {
  const t = translator(locale, 'staff')
  return (
    <Disclosure summary={t('closedMarkets.title')} isOpen={isOpen}>
      <div className="grid gap-6">
        <p className="max-w-[60ch] text-quiet">{t('closedMarkets.lead')}</p>
        {children}
      </div>
    </Disclosure>
  )
}

/** Markets to choose from: those that are served first, the others named as what they are. */
export function marketOptions(locale: Locale, served: readonly Market[]): { value: Market; label: string }[] {
  const t = translator(locale, 'staff')
  const closed = markets.filter((market) => !served.includes(market))
  return [
    ...served.map((market) => ({ value: market, label: market })),
    ...closed.map((market) => ({ value: market, label: t('closedMarkets.option', { market }) })),
  ]
}
