import { addressOf } from '#i18n/address.ts'
import { isLocale, languageOf, locales, marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { quantityLimit } from '#shop/cart/cart.ts'
import { ProductPage } from '#shop/catalogue/components/product-page.tsx'
import type { Product, VariantView } from '#shop/catalogue/product.ts'
import { ProductPlaces } from '#shop/catalogue/staff/components/product-places.tsx'
import { productPlaces } from '#shop/catalogue/staff/product-places.ts'
import { previewProduct } from '#shop/catalogue/staff/queries/preview-product.ts'
import { listDeliveryMethods } from '#shop/checkout/queries.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { EmptyState } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../../../workshop-page.tsx'

export default workshopPage('products:read', async ({ staff, locale, params, search }) => {
  const id = rowIdOf(params.id)
  const asked = search.locale ?? ''
  const shown = isLocale(asked) ? asked : locale
  const product = await previewProduct(database(), staff, id, shown)
  if (!product) return null
  const t = translator(locale, 'staff-catalogue')
  const variant = product.variants.find(({ variantId }) => String(variantId) === search.variant)
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={product.key}
        title={t('preview.title', { name: product.name || product.key })}
        lead={t('preview.lead')}
      />
      <ProductPlaces locale={locale} id={id} />
      <Choices locale={locale} product={product} />
      <ShopWindow locale={locale} product={product} variant={variant ?? product.variants[0] ?? null} />
    </>
  )
})

/** Which page is shown: every locale, every variant. */
function Choices({ locale, product }: { locale: Locale; product: Product }) {
  const t = translator(locale, 'staff-catalogue')
  const address = (shown: Locale, variantId?: number) =>
    `${productPlaces.preview(product.id)}?locale=${shown}${variantId === undefined ? '' : `&variant=${variantId}`}`
  return (
    <div className="flex flex-wrap gap-x-10 border-b-2 border-accent pb-3">
      <nav aria-label={t('preview.locales')} className="flex flex-wrap gap-x-4">
        {locales.map((shown) => (
          <a
            key={shown}
            href={address(shown)}
            aria-current={shown === product.locale ? 'page' : undefined}
            className="link inline-flex min-h-11 items-center aria-[current]:font-semibold"
          >
            {t(`language.${languageOf(shown)}`)}, {t(`market.${marketOf(shown)}`)}
          </a>
        ))}
      </nav>
      <nav aria-label={t('preview.variants')} className="flex flex-wrap gap-x-4">
        {product.variants.map(({ variantId, sku }) => (
          <a
            key={variantId}
            href={address(product.locale, variantId)}
            className="link inline-flex min-h-11 items-center"
          >
            {sku}
          </a>
        ))}
      </nav>
    </div>
  )
}

/** The very component of the public page; nothing in it can be pressed. */
async function ShopWindow({
  locale,
  product,
  variant,
}: {
  locale: Locale
  product: Product
  variant: VariantView | null
}) {
  if (!variant) return <EmptyState title={translator(locale, 'staff-catalogue')('preview.empty')} />
  const language = languageOf(product.locale)
  const deliveries = await listDeliveryMethods(database(), product.market, language)
  const site = translator(product.locale, 'site')
  return (
    <div lang={language} inert className="[&_.container-page]:px-0">
      <ProductPage
        product={product}
        variant={variant}
        crumbs={[
          { label: site('breadcrumbs.home'), href: addressOf(product.locale, 'home') },
          { label: site('header.products'), href: addressOf(product.locale, 'products') },
        ]}
        deliveries={deliveries}
        most={quantityLimit}
        readings={[]}
        related={[]}
      />
    </div>
  )
}
