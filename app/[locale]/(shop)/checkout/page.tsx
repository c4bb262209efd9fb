import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { addressOf } from '#i18n/address.ts'
import { formProblems } from '#i18n/form-problems.ts'
import { languageOf, marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { findCart, findPricedCart } from '#shop/cart/queries.ts'
import { cartCookie } from '#shop/cart/session.ts'
import { checkoutForm, chosenOption, deliveryOptions } from '#shop/checkout/checkout-page.ts'
import { CheckoutForm } from '#shop/checkout/components/checkout-form.tsx'
import { checkoutFieldNames } from '#shop/checkout/components/field-names.ts'
import { findPickupSearch, findUnpaidContact, listDeliveryMethods } from '#shop/checkout/queries.ts'
import { listGuaranteeNotices } from '#shop/legal/queries.ts'
import { Container, PageHeading } from '#ui/page.tsx'
import { SiteFrame } from '../../site-frame.tsx'
import { formToken, localeOf, personalMetadata, visitorCookie } from '../visitor.ts'
import { trader as findTrader } from '../../trader.ts'

type Props = PageProps<'/[locale]/checkout'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'checkout')('title'))
}

/** The cart that is ordered; the cart's own page says what is wrong with one that cannot be. */
async function orderableCart(token: string | null, locale: Locale) {
  const cart = await findCart(database(), token)
  const priced = cart && (await findPricedCart(database(), cart, languageOf(locale)))
  if (!cart || !priced?.isOrderable || cart.market !== marketOf(locale)) redirect(addressOf(locale, 'cart'))
  return { id: cart.id, priced }
}

/** What the shopper typed before: in this form, or for the order they came back from. */
async function findTyped(cartId: string, formToken: string | null) {
  const kept = await findKeptForm(checkoutForm, formToken)
  if (kept) return kept
  return { values: (await findUnpaidContact(database(), cartId)) ?? {}, problems: [] }
}

export default async function CheckoutPage(props: Props) {
  const locale = await localeOf(props)
  const { id, priced } = await orderableCart(await visitorCookie(cartCookie()), locale)
  const [{ values, problems }, methods, trader, notices] = await Promise.all([
    findTyped(id, await formToken()),
    listDeliveryMethods(database(), priced.market, languageOf(locale)),
    findTrader(),
    listGuaranteeNotices(database()),
  ])
  const options = deliveryOptions(methods, priced.subtotal)
  return (
    <SiteFrame locale={locale} route="checkout">
      <Container>
        <PageHeading title={translator(locale, 'checkout')('title')} />
        <CheckoutForm
          locale={locale}
          cart={priced}
          trader={trader}
          notice={notices[languageOf(locale)] ?? null}
          options={options}
          chosen={chosenOption(options, values.delivery)}
          pickup={await findPickupSearch(database(), priced.market, values)}
          values={values}
          problems={formProblems(locale, { id: checkoutForm, fields: checkoutFieldNames(locale) }, problems)}
        />
      </Container>
    </SiteFrame>
  )
}
