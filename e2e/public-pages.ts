import { addressOf, type RouteName } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import type { ShopData } from './shop-data.ts'

type Find = (locale: Locale, data: ShopData) => Promise<string> | string

const route =
  (name: RouteName, query = ''): Find =>
  (locale) =>
    addressOf(locale, name) + query

const product =
  (key: string): Find =>
  async (locale, data) =>
    addressOf(locale, 'product', { slug: (await data.product(key, locale)).slug })

const article =
  (key: string): Find =>
  async (locale, data) =>
    addressOf(locale, 'article', { slug: (await data.article(key, locale)).slug })

async function publishedComment(locale: Locale, data: ShopData): Promise<{ id: string; slug: string }> {
  return data.one(
    `select c.id, t.slug from comment c
     join article_translation t on t.article_id = c.article_id and t.language = c.language
     where c.language = $1 and c.status = 'approved' and c.withdrawn_at is null order by c.created_at limit 1`,
    [languageOf(locale)],
  )
}

/** The words of the search field that find nothing in any language. */
const nonsense = 'qqxzvw'

const kept = {
  'front page': route('home'),
  products: route('products'),
  product: product('ZV-001'),
  'product with a reduced price and allergens': product('ZV-006'),
  'size of a product': async (locale, data) => {
    const { slug, variants } = await data.product('ZV-001', locale)
    return addressOf(locale, 'variant', { slug, variant: variants[1]?.slug ?? '' })
  },
  'sold-out product': product('ZV-009'),
  substances: route('substances'),
  substance: async (locale, data) =>
    addressOf(locale, 'substance', { slug: (await data.substance('magnesium', locale)).slug }),
  articles: route('articles'),
  'article with products': article('forms-of-magnesium-compared'),
  'article that names a disease': article('magnesium-deficiency-and-osteoporosis'),
  terms: route('terms'),
  privacy: route('privacy'),
  delivery: route('delivery'),
  'right of withdrawal': route('withdrawalInformation'),
  contact: route('contact'),
  accessibility: route('accessibility'),
} satisfies Record<string, Find>

const fresh = {
  'narrowed products': route('products', '?nutrient=magnesium&diet=vegan'),
  'products nobody has': route('products', '?nutrient=zinc&dosage=powder'),
  search: route('search'),
  'search that finds': route('search', '?q=magnesium'),
  'search that finds nothing': route('search', `?q=${nonsense}`),
  'comment form': async (locale, data) =>
    addressOf(locale, 'comment', { slug: (await data.article('magnesium-in-food', locale)).slug }),
  answer: async (locale, data) => {
    const { id, slug } = await publishedComment(locale, data)
    return `${addressOf(locale, 'comment', { slug })}?reply=${id}`
  },
  report: async (locale, data) => {
    const { id, slug } = await publishedComment(locale, data)
    return addressOf(locale, 'reportComment', { slug, comment: id })
  },
  'empty cart': route('cart'),
  'find my order': route('findOrder'),
  withdrawal: route('withdrawal'),
  complaint: route('complaint'),
  'your data': route('yourData'),
} satisfies Record<string, Find>

const missing = {
  'missing page': (locale: Locale) => `${addressOf(locale, 'home')}/nothing/here`,
} satisfies Record<string, Find>

type KeptPage = keyof typeof kept
export type PublicPage = KeptPage | keyof typeof fresh | keyof typeof missing

/** Pages that are the same for everybody and kept as finished bytes. */
export const keptPages = Object.keys(kept) as KeptPage[]
/** Every template that anybody can open. */
export const publicPages = Object.keys({ ...kept, ...fresh, ...missing }) as PublicPage[]

export async function pathOf(page: PublicPage, locale: Locale, data: ShopData): Promise<string> {
  const find: Find = { ...kept, ...fresh, ...missing }[page]
  return find(locale, data)
}
