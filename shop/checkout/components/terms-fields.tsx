import type { ReactNode } from 'react'
import { addressOf, type RouteName } from '#i18n/address.ts'
import { languageOf, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { GuaranteeNotice } from '#shop/legal/components/guarantee-notice.tsx'
import type { GuaranteeNotice as Notice } from '#shop/legal/guarantee-notice.ts'
import { registerCountry, type Trader } from '#shop/legal/trader.ts'
import { Checkbox } from '#ui/field.tsx'
import { Facts } from '#ui/table.tsx'
import { checkoutForm } from '../checkout-page.ts'
import type { FieldsProps } from './contact-fields.tsx'
import { paymentMethodWords } from '../payment-words.ts'
import { Step } from './step.tsx'

interface Props extends FieldsProps {
  market: Market
  trader: Trader
  notice: Notice | null
}

function NewTabLink({ href, note, children }: { href: string; note: string; children: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11"
    >
      {children}
      <span className="sr-only"> ({note})</span>
    </a>
  )
}

/** The numbers by which the seller is found in registers. */
function numbersOf(trader: Trader, locale: Props['locale']): string {
  const t = translator(locale, 'site')
  const country = registerCountry(trader)
  const { registerNumber, taxNumber, vatNumber } = trader
  return [
    registerNumber ? `${t('trader.register', { country })} ${registerNumber}` : '',
    taxNumber
      ? `${t('trader.taxNumber', { country })} ${taxNumber}`
      : `${t('trader.vatNumber')} ${vatNumber}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** What must be said before the order (CONS-01, CONS-02, WD-02, CONS-07): who sells, when it comes, what may be undone. */
function Information({ locale, market, trader }: Omit<Props, 'values' | 'problems' | 'notice'>) {
  const t = translator(locale, 'checkout')
  const contract = translator(locale, 'order-mail')
  const site = translator(locale, 'site')
  const language = languageOf(locale)
  const withdrawal = translator(locale, 'legal')('withdrawal.function')
  const { company, fictional, address, email, phone, deliveryDays } = trader
  return (
    <Facts
      rows={[
        [
          t('terms.seller'),
          <>
            {company}
            {fictional ? ` (${site('trader.fictional')})` : ''}, {address[language]}
            <br />
            {email}, {phone}
            <br />
            {numbersOf(trader, locale)}
          </>,
        ],
        [t('terms.time'), t('terms.timeText', deliveryDays[market])],
        [
          t('terms.payment'),
          `${paymentMethodWords(market, locale).join(', ')}. ${t('conditions.noSurcharge')}`,
        ],
        [t('terms.contract'), t('terms.contractText')],
        [
          t('terms.withdrawal'),
          <>
            {t('terms.withdrawalText', { function: withdrawal })}
            <br />
            {t('terms.sealed')}
          </>,
        ],
        [contract('information.guarantee.heading'), contract('information.guarantee.text')],
        [t('terms.complaints'), t('terms.complaintsText')],
      ]}
    />
  )
}

/** The terms with what the law wants said before the button, and the consent that nobody ticks in advance (PRICE-04). */
export function TermsFields({ locale, market, trader, notice, values, problems }: Props) {
  const t = translator(locale, 'checkout')
  const legal = translator(locale, 'legal')
  const texts: [RouteName, string][] = [
    ['terms', legal('accept.readTerms')],
    ['withdrawalInformation', legal('accept.readWithdrawal')],
    ['privacy', legal('accept.readPrivacy')],
  ]
  return (
    <Step id="terms" number={3} title={t('terms.heading')}>
      <div className="grid gap-6">
        <div className="text-small">
          <Information locale={locale} market={market} trader={trader} />
        </div>
        <GuaranteeNotice notice={notice} locale={locale} />
        <Checkbox
          id={`${checkoutForm}-terms`}
          name="terms"
          value="accepted"
          defaultChecked={values.terms === 'accepted'}
          required
          label={<span className="font-semibold">{legal('accept.terms')}</span>}
          error={problems.of('terms')}
        />
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-small">
          {texts.map(([route, label]) => (
            <li key={route}>
              <NewTabLink href={addressOf(locale, route)} note={t('newTab')}>
                {label}
              </NewTabLink>
            </li>
          ))}
        </ul>
      </div>
    </Step>
  )
}
