import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { markPublic } from '#platform/page-facts.ts'
import { listPairedArticles } from '#shop/articles/queries/list-articles.ts'
import { quantityLimit } from '#shop/cart/cart.ts'
import { ProductPage } from '#shop/catalogue/components/product-page.tsx'
import { productAlternates } from '#shop/catalogue/product-address.ts'
import { breadcrumbData, productData } from '#shop/catalogue/product-data.ts'
import type { Product, VariantView } from '#shop/catalogue/product.ts'
import { listProductsWithNutrient } from '#shop/catalogue/queries/product-cards.ts'
import { listDeliveryMethods } from '#shop/checkout/queries.ts'
import { findTrader } from '#shop/legal/queries.ts'
import { designation } from '#shop/nutrition/designation.ts'
import { StructuredData } from '#ui/page.tsx'
import { MissingPage } from '../../../missing-page.tsx'
import { SiteFrame } from '../../../site-frame.tsx'
import { loadProduct, type ProductWish } from './load-product.ts'

/** The page of a product, or of one of its variants. */
export async function ProductView({ wish }: { wish: ProductWish }) {
  const found = await loadProduct(wish)
  if (!found) return <MissingPage locale={isLocale(wish.locale) ? wish.locale : defaultLocale} />
  const { product, variant } = found
  const { locale } = product
  markPublic()
  const nutrient = product.label.facts[0]?.amount.nutrient ?? ''
  const substanceKeys = product.label.facts.map(({ amount }) => amount.nutrient)
  const language = languageOf(locale)
  const [deliveries, articles, related] = await Promise.all([
    listDeliveryMethods(database(), product.market, language),
    listPairedArticles(database(), language, { productId: product.id, substanceKeys }),
    listProductsWithNutrient(database(), { nutrient, except: product.id, limit: 4 }, locale),
  ])
  const crumbs = crumbsOf(product)
  return (
    <SiteFrame
      locale={locale}
      route={wish.variant === undefined ? 'product' : 'variant'}
      alternates={productAlternates(product, wish.variant === undefined ? undefined : variant.variantId)}
    >
      <Machines product={product} variant={variant} crumbs={crumbs} />
      <ProductPage
        product={product}
        variant={variant}
        crumbs={crumbs}
        deliveries={deliveries}
        most={quantityLimit}
        readings={articles.slice(0, 4).map(({ id, title, summary, slug, readingMinutes }) => {
          return { id, title, summary, minutes: readingMinutes, href: addressOf(locale, 'article', { slug }) }
        })}
        related={related}
      />
    </SiteFrame>
  )
}

function crumbsOf({ locale }: Product) {
  const t = translator(locale, 'site')
  return [
    { label: t('breadcrumbs.home'), href: addressOf(locale, 'home') },
    { label: t('header.products'), href: addressOf(locale, 'products') },
  ]
}

interface MachineFacts {
  product: Product
  variant: VariantView
  crumbs: { label: string; href: string }[]
}

async function Machines({ product, variant, crumbs }: MachineFacts) {
  const { locale, slug } = product
  const { origin } = environment().shopUrl
  const address = addressOf(locale, 'product', { slug })
  const trader = await findTrader(database())
  const context = {
    origin,
    locale,
    address,
    designation: designation(languageOf(locale)),
    trader: trader.company,
  }
  return (
    <>
      <StructuredData data={productData(product, variant, context)} />
      <StructuredData data={breadcrumbData([...crumbs, { label: product.name, href: address }], origin)} />
    </>
  )
}
