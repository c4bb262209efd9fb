import type { Metadata } from 'next'
import { languageOf, marketOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { CartView, RefusedNotice, type RefusedChange } from '#shop/cart/components/cart-view.tsx'
import { EmptyCart } from '#shop/cart/components/empty-cart.tsx'
import { findShownCart } from '#shop/cart/queries.ts'
import { cartCookie } from '#shop/cart/session.ts'
import { OrderConditions } from '#shop/checkout/components/order-conditions.tsx'
import { deliveryRange } from '#shop/checkout/delivery.ts'
import { listDeliveryMethods } from '#shop/checkout/queries.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { zero } from '#shop/pricing/money.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { Container, PageHeading } from '#ui/page.tsx'
import { SiteFrame } from '../../site-frame.tsx'
import { formToken, localeOf, personalMetadata, visitorCookie } from '../visitor.ts'

type Props = PageProps<'/[locale]/cart'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'cart')('title'))
}

async function findRefusal(token: string | null): Promise<RefusedChange | null> {
  const [change, addition] = await Promise.all([
    findKeptForm('cart', token),
    findKeptForm('add-to-cart', token),
  ])
  // What could not be added has no line of its own.
  if (addition) return { variantId: undefined, problems: addition.problems }
  return change && { variantId: change.values.variantId, problems: change.problems }
}

export default async function CartPage(props: Props) {
  const locale = await localeOf(props)
  const [cart, refused] = await Promise.all([
    findShownCart(database(), await visitorCookie(cartCookie()), locale),
    findRefusal(await formToken()),
  ])
  const market = cart?.market ?? marketOf(locale)
  const methods = await listDeliveryMethods(database(), market, languageOf(locale))
  const subtotal = cart?.subtotal ?? zero(marketFacts(market).currency)
  const served = await findServedMarkets(database())
  const conditions = (
    <OrderConditions market={market} served={served} methods={methods} subtotal={subtotal} locale={locale} />
  )
  return (
    <SiteFrame locale={locale} route="cart">
      <Container>
        <PageHeading title={translator(locale, 'cart')('title')} />
        {cart ? (
          <CartView
            cart={cart}
            served={served}
            refused={refused}
            delivery={deliveryRange(methods, subtotal)}
            conditions={conditions}
            locale={locale}
          />
        ) : (
          <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[1fr_23rem]">
            <div className="grid gap-6">
              <RefusedNotice problems={refused?.problems ?? []} locale={locale} />
              <EmptyCart locale={locale} />
            </div>
            {conditions}
          </div>
        )}
      </Container>
    </SiteFrame>
  )
}
