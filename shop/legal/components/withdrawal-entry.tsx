import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { LinkButton } from '#ui/button.tsx'

/** The way to the withdrawal function, under its prescribed name (WD-03). */
export function WithdrawalEntry({ locale }: { locale: Locale }) {
  const t = translator(locale, 'legal')
  return (
    <div className="no-print grid max-w-measure justify-items-start gap-3 border-l-4 border-accent bg-accent-soft px-4 py-4">
      <p>{t('withdrawal.functionHint')}</p>
      <LinkButton href={addressOf(locale, 'withdrawal')}>{t('withdrawal.function')}</LinkButton>
    </div>
  )
}
