import { addressOf } from '#i18n/address.ts'
import { locales } from '#i18n/locale.ts'

/** Pages on which something can be bought, or that lead straight to it. */
const selling = ['products', 'substances', 'cart', 'checkout', 'search'] as const

const sellingPaths = locales.flatMap((locale) => selling.map((route) => addressOf(locale, route)))

/** Whether a link leads to products: an educational article must hold none (CLAIM-09). */
export function leadsToProducts(href: string): boolean {
  const url = URL.parse(href, 'https://shop.invalid')
  if (!url || !/^https?:$/.test(url.protocol)) return false
  const path = decodeURI(url.pathname)
  return sellingPaths.some((selling) => path === selling || path.startsWith(`${selling}/`))
}
