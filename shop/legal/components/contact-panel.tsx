import type { ReactNode } from 'react'
import { languageOf, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { writtenLanguages } from '../served-languages.ts'
import type { SaidTrader } from '../trader.ts'

function Way({ label, children, detail }: { label: string; children: ReactNode; detail: ReactNode }) {
  return (
    <div className="grid content-start gap-1 border-t-2 border-ink pt-3">
      <dt className="text-small text-quiet">{label}</dt>
      <dd className="text-lead font-semibold wrap-anywhere">{children}</dd>
      <dd className="text-small text-quiet">{detail}</dd>
    </div>
  )
}

interface Props {
  trader: SaidTrader
  /** The markets the shop sells to. */
  served: readonly Market[]
  locale: Locale
}

/** Who sells and how to reach them at once (Directive 2000/31/EC art. 5(1)(c)). */
export function ContactPanel({ trader, served, locale }: Props) {
  const t = translator(locale, 'site')
  const language = languageOf(locale)
  return (
    <dl className="grid gap-6 sm:grid-cols-2 xl:grid-cols-3">
      <Way label={t('trader.email')} detail={writtenLanguages(served, locale)}>
        <a href={`mailto:${trader.email}`} className="link">
          {trader.email}
        </a>
      </Way>
      <Way label={t('trader.phone')} detail={trader.hours[language]}>
        <a href={`tel:${trader.phone.replaceAll(' ', '')}`} className="link figures">
          {trader.phone}
        </a>
      </Way>
      <Way label={t('trader.heading')} detail={trader.address[language]}>
        {trader.company}
        {trader.fictional ? (
          <span className="block text-small font-normal text-quiet">{t('trader.fictional')}</span>
        ) : null}
      </Way>
    </dl>
  )
}
