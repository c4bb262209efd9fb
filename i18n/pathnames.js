// Plain JavaScript, because next.config.js reads it before anything is compiled.

/** Address prefix of each locale. */
export const prefixes = /** @type {const} */ ({
  'pl-PL': '/pl',
  'nl-NL': '/nl',
  'en-NL': '/en',
  'en-PL': '/en-pl',
})

/** Stands in a locale's place where an address has none. */
export const noLocale = 'unknown'

/** Public routes: the folder under app/[locale] and the address in each language. */
export const pathnames = /** @type {const} */ ({
  home: { folder: '', pl: '', nl: '', en: '' },
  products: { folder: '/products', pl: '/produkty', nl: '/producten', en: '/products' },
  product: {
    folder: '/products/[slug]',
    pl: '/produkty/[slug]',
    nl: '/producten/[slug]',
    en: '/products/[slug]',
  },
  variant: {
    folder: '/products/[slug]/[variant]',
    pl: '/produkty/[slug]/[variant]',
    nl: '/producten/[slug]/[variant]',
    en: '/products/[slug]/[variant]',
  },
  substances: { folder: '/substances', pl: '/skladniki', nl: '/stoffen', en: '/substances' },
  substance: {
    folder: '/substances/[slug]',
    pl: '/skladniki/[slug]',
    nl: '/stoffen/[slug]',
    en: '/substances/[slug]',
  },
  articles: { folder: '/articles', pl: '/artykuly', nl: '/artikelen', en: '/articles' },
  article: {
    folder: '/articles/[slug]',
    pl: '/artykuly/[slug]',
    nl: '/artikelen/[slug]',
    en: '/articles/[slug]',
  },
  comment: {
    folder: '/articles/[slug]/comment',
    pl: '/artykuly/[slug]/komentarz',
    nl: '/artikelen/[slug]/reactie',
    en: '/articles/[slug]/comment',
  },
  reportComment: {
    folder: '/articles/[slug]/comment/[comment]/report',
    pl: '/artykuly/[slug]/komentarz/[comment]/zglos',
    nl: '/artikelen/[slug]/reactie/[comment]/melden',
    en: '/articles/[slug]/comment/[comment]/report',
  },
  ownComment: {
    folder: '/my-comment/[token]',
    pl: '/moj-komentarz/[token]',
    nl: '/mijn-reactie/[token]',
    en: '/my-comment/[token]',
  },
  sharedPicture: {
    folder: '/shared-picture.jpg',
    pl: '/shared-picture.jpg',
    nl: '/shared-picture.jpg',
    en: '/shared-picture.jpg',
  },
  feed: { folder: '/feed.xml', pl: '/feed.xml', nl: '/feed.xml', en: '/feed.xml' },
  search: { folder: '/search', pl: '/szukaj', nl: '/zoeken', en: '/search' },
  cart: { folder: '/cart', pl: '/koszyk', nl: '/winkelwagen', en: '/cart' },
  checkout: { folder: '/checkout', pl: '/zamowienie', nl: '/bestellen', en: '/checkout' },
  order: {
    folder: '/orders/[token]',
    pl: '/zamowienia/[token]',
    nl: '/bestellingen/[token]',
    en: '/orders/[token]',
  },
  findOrder: { folder: '/find-order', pl: '/znajdz-zamowienie', nl: '/bestelling-zoeken', en: '/find-order' },
  withdrawal: { folder: '/withdrawal', pl: '/odstapienie-od-umowy', nl: '/herroeping', en: '/withdrawal' },
  complaint: { folder: '/complaint', pl: '/reklamacja', nl: '/klacht', en: '/complaint' },
  terms: { folder: '/terms', pl: '/regulamin', nl: '/voorwaarden', en: '/terms' },
  privacy: { folder: '/privacy', pl: '/prywatnosc', nl: '/privacy', en: '/privacy' },
  yourData: { folder: '/your-data', pl: '/moje-dane', nl: '/mijn-gegevens', en: '/your-data' },
  yourRequest: {
    folder: '/your-data/[token]',
    pl: '/moje-dane/[token]',
    nl: '/mijn-gegevens/[token]',
    en: '/your-data/[token]',
  },
  delivery: {
    folder: '/delivery-and-returns',
    pl: '/dostawa-i-zwroty',
    nl: '/levering-en-retour',
    en: '/delivery-and-returns',
  },
  withdrawalInformation: {
    folder: '/withdrawal-information',
    pl: '/prawo-odstapienia',
    nl: '/herroepingsrecht',
    en: '/right-of-withdrawal',
  },
  contact: { folder: '/contact', pl: '/kontakt', nl: '/contact', en: '/contact' },
  accessibility: {
    folder: '/accessibility',
    pl: '/dostepnosc',
    nl: '/toegankelijkheid',
    en: '/accessibility',
  },
})

const colon = (/** @type {string} */ path) => path.replaceAll(/\[(\w+)\]/g, ':$1')

/** Rewrites from the localized addresses to the folders, and from anything unknown to a 404 in the right language. */
export function localizedRewrites() {
  const rewrites = []
  for (const [locale, prefix] of Object.entries(prefixes)) {
    const language = /** @type {'pl' | 'nl' | 'en'} */ (locale.slice(0, 2))
    for (const route of Object.values(pathnames)) {
      rewrites.push({
        source: prefix + colon(route[language]),
        destination: `/${locale}${colon(route.folder)}`,
      })
    }
    rewrites.push({ source: `${prefix}/:path*`, destination: `/${locale}/missing/:path*` })
  }
  // What is left has no locale: its page asks the reader's browser for one.
  rewrites.push({
    source: '/:path((?!(?:api|staff|_next)(?:/|$)).*)',
    destination: `/${noLocale}/missing/address`,
  })
  return rewrites
}

/** The folders themselves are no addresses: they lead to the one address of the page. */
export function localizedRedirects() {
  const redirects = []
  for (const [locale, prefix] of Object.entries(prefixes)) {
    const language = /** @type {'pl' | 'nl' | 'en'} */ (locale.slice(0, 2))
    for (const route of Object.values(pathnames)) {
      const source = `/${locale}${colon(route.folder)}`
      const destination = prefix + colon(route[language])
      // Addresses are matched whatever their case: `/en-PL/cart` is `/en-pl/cart` already.
      if (source.toLowerCase() === destination.toLowerCase()) continue
      redirects.push({ source, destination, permanent: true })
    }
  }
  return redirects
}

/** Addresses whose pages belong to one person. */
export function personalSources() {
  const personal = [
    pathnames.cart,
    pathnames.checkout,
    pathnames.order,
    pathnames.withdrawal,
    pathnames.complaint,
    pathnames.ownComment,
    pathnames.yourData,
    pathnames.yourRequest,
  ]
  return Object.entries(prefixes).flatMap(([locale, prefix]) => {
    const language = /** @type {'pl' | 'nl' | 'en'} */ (locale.slice(0, 2))
    return personal.map((route) => prefix + colon(route[language]))
  })
}
