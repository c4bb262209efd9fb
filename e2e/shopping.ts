import { expect, type Locator, type Page } from '@playwright/test'
import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { marketOf } from '#i18n/locale.ts'
import type { Person } from './fixtures.ts'
import { legalWords } from './legal-words.ts'
import type { DemoProduct, DemoVariant } from './shop-data.ts'

interface Goods {
  product: DemoProduct
  variant: DemoVariant
}

interface Courier {
  street: string
  postalCode: string
  town: string
}

const homes: Record<'PL' | 'NL', Courier> = {
  PL: { street: 'ul. Długa 7/3', postalCode: '00-238', town: 'Warszawa' },
  NL: { street: 'Prinsengracht 263', postalCode: '1016 GV', town: 'Amsterdam' },
}

/** An amount as the page of a locale writes it. */
export function price(amount: number, locale: Locale): string {
  return formatMoney({ amount, currency: marketFacts(marketOf(locale)).currency }, locale)
}

export function productPath({ product, variant }: Goods, locale: Locale): string {
  const { slug } = product
  return addressOf(locale, 'variant', { slug, variant: variant.slug })
}

/** How a line of the cart is named. */
export function lineName({ product, variant }: Goods): string {
  return product.variants.length > 1 ? `${product.name}, ${variant.label}` : product.name
}

export async function addToCart(page: Page, locale: Locale, goods: Goods): Promise<void> {
  await page.goto(productPath(goods, locale))
  await pressAdd(page, locale)
}

export async function pressAdd(page: Page, locale: Locale): Promise<void> {
  await page
    .getByRole('button', { name: translator(locale, 'catalogue')('product.add'), exact: true })
    .click()
  await expect(page).toHaveURL(addressOf(locale, 'cart'))
}

export function quantityOf(page: Page, locale: Locale, goods: Goods): Locator {
  return page.getByLabel(translator(locale, 'cart')('line.quantity', { name: lineName(goods) }))
}

/** Chooses a quantity and waits until the cart holds it. */
export async function changeQuantity(
  page: Page,
  locale: Locale,
  goods: Goods,
  quantity: number,
): Promise<void> {
  await quantityOf(page, locale, goods).selectOption(String(quantity))
  const total = translator(locale, 'cart')('line.total', { name: lineName(goods) })
  await expect(page.getByText(`${total}: ${price(quantity * goods.variant.amount, locale)}`)).toBeAttached()
}

export async function goToCheckout(page: Page, locale: Locale): Promise<void> {
  await page.getByRole('link', { name: translator(locale, 'cart')('summary.checkout'), exact: true }).click()
  await expect(page).toHaveURL(addressOf(locale, 'checkout'))
}

export function checkoutFields(page: Page, locale: Locale) {
  const t = translator(locale, 'checkout')
  const form = page.getByRole('main')
  return {
    email: form.getByLabel(t('contact.email')),
    name: form.getByLabel(t('contact.name')),
    phone: form.getByLabel(t('contact.phone')),
    street: form.getByLabel(t('delivery.street')),
    postalCode: form.getByLabel(t('delivery.postalCode')),
    town: form.getByLabel(t('delivery.town'), { exact: true }),
    pickupSearch: form.getByLabel(t('pickup.search')),
    searchPoints: form.getByRole('button', { name: t('pickup.submit'), exact: true }),
    terms: form.getByRole('checkbox', { name: translator(locale, 'legal')('accept.terms') }),
    order: form.getByRole('button', { name: legalWords('order', locale), exact: true }),
  }
}

export async function fillContact(page: Page, locale: Locale, person: Person): Promise<void> {
  const fields = checkoutFields(page, locale)
  await fields.email.fill(person.email)
  await fields.name.fill(person.name)
  await fields.phone.fill(person.phone)
}

/** The way of delivery that brings the parcel home; its name is data of the market. */
export async function chooseCourier(page: Page, locale: Locale, name: string): Promise<void> {
  const fields = checkoutFields(page, locale)
  const home = homes[marketOf(locale)]
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
  await fields.street.fill(home.street)
  await fields.postalCode.fill(home.postalCode)
  await fields.town.fill(home.town)
}

const couriers: Record<Locale, string> = {
  'pl-PL': 'Kurier',
  'nl-NL': 'Bezorging aan huis',
  'en-NL': 'Home delivery',
  'en-PL': 'Courier',
}

export async function fillCheckout(page: Page, locale: Locale, person: Person): Promise<void> {
  await fillContact(page, locale, person)
  await chooseCourier(page, locale, couriers[locale])
  await checkoutFields(page, locale).terms.check()
}

/** From the product page to the payment page, with a courier. */
export async function orderOne(page: Page, locale: Locale, goods: Goods, person: Person): Promise<void> {
  await addToCart(page, locale, goods)
  await goToCheckout(page, locale)
  await fillCheckout(page, locale, person)
  await checkoutFields(page, locale).order.click()
}

export function orderHeading(
  page: Page,
  locale: Locale,
  state: 'paid' | 'awaiting-payment' | 'payment-expired' | 'cancelled',
): Locator {
  return page.getByRole('heading', { name: translator(locale, 'orders')(`heading.${state}`), exact: true })
}
