import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'

/** What the fields of the checkout are called, for the list of problems above the form. */
export function checkoutFieldNames(locale: Locale): Record<string, string | null> {
  const t = translator(locale, 'checkout')
  return {
    email: t('contact.email'),
    name: t('contact.name'),
    phone: t('contact.phone'),
    delivery: null,
    pickupSearch: t('pickup.search'),
    pickupPoint: null,
    street: t('delivery.street'),
    postalCode: t('delivery.postalCode'),
    town: t('delivery.town'),
    terms: null,
  }
}
