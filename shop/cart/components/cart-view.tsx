import type { ReactNode } from 'react'
import { addressOf } from '#i18n/address.ts'
import { problemTranslator } from '#i18n/problem.ts'
import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { CombinedIntakeNotice } from '#shop/nutrition/upper-levels.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { PricedCart } from '../cart.ts'
import { CartForm } from './cart-form.tsx'
import { CartLine } from './cart-line.tsx'
import { ChangedPricesNotice, IntakeNotices, OtherMarketNotice } from './cart-notices.tsx'
import { CartSummary, type DeliveryRange } from './cart-summary.tsx'

interface Problem {
  field: string | null
  key: string
  facts?: Record<string, string | number>
}

/** A change of the cart that was refused, and the variant it was about. */
export interface RefusedChange {
  variantId: string | undefined
  problems: readonly Problem[]
}

interface Props {
  cart: PricedCart & {
    isOtherMarket: boolean
    withdrawnNames: Map<number, string>
    intake: CombinedIntakeNotice[]
  }
  /** The markets the shop sells to now. */
  served: readonly Market[]
  refused: RefusedChange | null
  delivery: DeliveryRange
  /** Delivery, countries and means of payment, said before ordering begins. */
  conditions: ReactNode
  locale: Locale
}

function problemOfLine(refused: RefusedChange | null, variantId: number): Problem | undefined {
  return refused?.problems.find(
    ({ field }) =>
      field === `quantity-${variantId}` || (field === 'quantity' && refused.variantId === String(variantId)),
  )
}

export function RefusedNotice({ problems, locale }: { problems: readonly Problem[]; locale: Locale }) {
  const translate = problemTranslator(locale)
  if (problems.length === 0) return null
  return (
    <Notice tone="critical" role="alert" title={translator(locale, 'cart')('problemTitle')}>
      {problems.map((problem) => (
        <p key={problem.key}>{translate(problem)}</p>
      ))}
    </Notice>
  )
}

function Withdrawn({ id, name, locale }: { id: number; name: string; locale: Locale }) {
  const t = translator(locale, 'cart')
  return (
    <li className="border-b border-line py-6">
      <Notice tone="caution" title={name}>
        <p>{t('changes.withdrawn')}</p>
        <CartForm action="/api/cart/remove" locale={locale} fields={{ variantId: id }}>
          <Button kind="secondary">{t('line.remove')}</Button>
        </CartForm>
      </Notice>
    </li>
  )
}

/** Everything in the cart, what changed since, what it comes to, and on which terms it is delivered and paid. */
export function CartView({ cart, served, refused, delivery, conditions, locale }: Props) {
  const t = translator(locale, 'cart')
  const translate = problemTranslator(locale)
  const lineProblems = new Map(
    cart.items.map(({ offer }) => [offer.variantId, problemOfLine(refused, offer.variantId)]),
  )
  const atLines = [...lineProblems.values()]
  const others = refused?.problems.filter((problem) => !atLines.includes(problem)) ?? []
  const { isOtherMarket } = cart
  return (
    <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[1fr_23rem]">
      <div className="grid gap-6">
        <RefusedNotice problems={others} locale={locale} />
        {isOtherMarket ? <OtherMarketNotice cart={cart} served={served} locale={locale} /> : null}
        {!isOtherMarket && !cart.isOrderable && cart.items.length > 0 ? (
          <Notice tone="caution" title={t('changes.blockedTitle')}>
            <p>{t('changes.blockedText')}</p>
          </Notice>
        ) : null}
        {isOtherMarket ? null : <ChangedPricesNotice cart={cart} locale={locale} />}
        <section aria-labelledby="lines">
          <h2 id="lines" className="sr-only">
            {t('lines')}
          </h2>
          <ul className="border-t border-ink">
            {cart.items.map((item) => {
              const problem = lineProblems.get(item.offer.variantId)
              return (
                <CartLine
                  key={item.offer.variantId}
                  item={item}
                  locale={locale}
                  problem={problem && translate(problem)}
                  isReadOnly={isOtherMarket}
                />
              )
            })}
            {cart.withdrawn.map((id) => (
              <Withdrawn key={id} id={id} name={cart.withdrawnNames.get(id) ?? ''} locale={locale} />
            ))}
          </ul>
        </section>
        <IntakeNotices notices={cart.intake} items={cart.items} locale={locale} />
        <a href={addressOf(locale, 'products')} className="link inline-flex min-h-11 w-fit items-center">
          {t('toShop')}
        </a>
      </div>
      <div className="grid gap-10 lg:sticky lg:top-6">
        {isOtherMarket || cart.items.length === 0 ? null : (
          <CartSummary cart={cart} delivery={delivery} locale={locale} />
        )}
        {conditions}
      </div>
    </div>
  )
}
