import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { environment } from '#platform/environment.ts'
import { markPublic } from '#platform/page-facts.ts'
import { quantityLimit } from '#shop/cart/cart.ts'
import { ProductPage } from '#shop/catalogue/components/product-page.tsx'
import { productAlternates } from '#shop/catalogue/product-address.ts'
import { breadcrumbData, productData } from '#shop/catalogue/product-data.ts'
import type { Product, VariantView } from '#shop/catalogue/product.ts'
import { designation } from '#shop/nutrition/designation.ts'
import { StructuredData } from '#ui/page.tsx'
import { MissingPage } from '../../../missing-page.tsx'
import { SiteFrame } from '../../../site-frame.tsx'
import { trader } from '../../../trader.ts'
import { loadBeside } from './load-beside.ts'
import { loadProduct, type ProductWish } from './load-product.ts'

/** The page of a product, or of one of its variants. */
export async function ProductView({ wish }: { wish: ProductWish }) {
  const found = await loadProduct(wish)
  if (!found) return <MissingPage locale={isLocale(wish.locale) ? wish.locale : defaultLocale} />
  const { product, variant } = found
  const { locale } = product
  markPublic()
  const [{ deliveries, articles, related }, { company }] = await Promise.all([loadBeside(product), trader()])
  const crumbs = crumbsOf(product)
  return (
    <SiteFrame
      locale={locale}
      route={wish.variant === undefined ? 'product' : 'variant'}
      alternates={productAlternates(product, wish.variant === undefined ? undefined : variant.variantId)}
    >
      <Machines product={product} variant={variant} crumbs={crumbs} company={company} />
      <ProductPage
        product={product}
        variant={variant}
        crumbs={crumbs}
        deliveries={deliveries}
        most={quantityLimit}
        readings={articles.map(({ id, title, summary, slug, readingMinutes }) => {
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
  company: string
}

function Machines({ product, variant, crumbs, company }: MachineFacts) {
  const { locale, slug } = product
  const { origin } = environment().shopUrl
  const address = addressOf(locale, 'product', { slug })
  const context = {
    origin,
    locale,
    address,
    designation: designation(languageOf(locale)),
    trader: company,
  }
  return (
    <>
      <StructuredData data={productData(product, variant, context)} />
      <StructuredData data={breadcrumbData([...crumbs, { label: product.name, href: address }], origin)} />
    </>
  )
}
