import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Trader } from '#shop/legal/trader.ts'
import { typeset } from '#ui/typeset.tsx'

interface Props {
  locale: Locale
  trader: Trader
  /** What does not fall under the right is said before the statement, never beside the button that confirms it. */
  isBeginning: boolean
}

/** The ways that stay open besides the function (Directive 2011/83/EU art. 11(1)). */
export function WithdrawalAside({ locale, trader, isBeginning }: Props) {
  const t = translator(locale, 'orders')
  const { email, company } = trader
  return (
    <aside className="grid content-start gap-3 border-t border-ink pt-4">
      {isBeginning ? <p>{typeset(translator(locale, 'checkout')('terms.sealed'))}</p> : null}
      <p className="text-quiet">
        {typeset(
          t('withdrawal.otherWays', { email, address: `${company}, ${trader.address[languageOf(locale)]}` }),
        )}
      </p>
      <a href={addressOf(locale, 'withdrawalInformation')} className="link w-fit py-1">
        {typeset(t('withdrawal.information'))}
      </a>
    </aside>
  )
}
