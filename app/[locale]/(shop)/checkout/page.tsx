import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { addressOf } from '#i18n/address.ts'
import { formProblems } from '#i18n/form-problems.ts'
import { defaultLocale, isLocale, languageOf, marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { findCart, findPricedCart } from '#shop/cart/queries.ts'
import { cartCookie } from '#shop/cart/session.ts'
import { checkoutFields, checkoutForm, chosenOption, deliveryOptions } from '#shop/checkout/checkout-page.ts'
import { CheckoutForm } from '#shop/checkout/components/checkout-form.tsx'
import { findPickupSearch, findUnpaidContact, listDeliveryMethods } from '#shop/checkout/queries.ts'
import { findTrader } from '#shop/legal/queries.ts'
import { Container, PageHeading } from '#ui/page.tsx'
import { SiteFrame } from '../../site-frame.tsx'

type Props = PageProps<'/[locale]/checkout'>

const localeOf = async ({ params }: Props): Promise<Locale> => {
  const { locale } = await params
  return isLocale(locale) ? locale : defaultLocale
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: translator(await localeOf(props), 'checkout')('title'), robots: { index: false } }
}

export default async function CheckoutPage(props: Props) {
  const locale = await localeOf(props)
  const jar = await cookies()
  const cookie = (name: string) => jar.get(name)?.value ?? null
  const cart = await findCart(database(), cookie(cartCookie()))
  const priced = cart && (await findPricedCart(database(), cart, languageOf(locale)))
  // The cart says what is wrong with it: empty, sold out, of another country.
  if (!cart || !priced?.isOrderable || cart.market !== marketOf(locale)) redirect(addressOf(locale, 'cart'))

  const [kept, contact, methods, trader] = await Promise.all([
    findKeptForm(checkoutForm, cookie(cookieName('form'))),
    findUnpaidContact(database(), cart.id, new Date()),
    listDeliveryMethods(database(), cart.market, languageOf(locale)),
    findTrader(database()),
  ])
  const values = kept?.values ?? contact ?? {}
  const options = deliveryOptions(methods, priced.subtotal)
  return (
    <SiteFrame locale={locale} route="checkout">
      <Container>
        <PageHeading title={translator(locale, 'checkout')('title')} />
        <CheckoutForm
          locale={locale}
          cart={priced}
          trader={trader}
          options={options}
          chosen={chosenOption(options, values.delivery)}
          pickup={await findPickupSearch(database(), cart.market, values)}
          values={values}
          problems={formProblems(locale, { id: checkoutForm, fields: checkoutFields }, kept?.problems ?? [])}
        />
      </Container>
    </SiteFrame>
  )
}
