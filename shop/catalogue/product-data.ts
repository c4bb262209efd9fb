import type { Locale } from '#i18n/locale.ts'
import type { Availability } from '#shop/inventory/stock.ts'
import { toDecimal } from '#shop/pricing/money.ts'
import { referenceQuantities, roundUnitPrice, type UnitPrice } from '#shop/pricing/unit-price.ts'
import type { Offer } from './offer.ts'
import type { Product, VariantView } from './product.ts'

export interface ProductDataContext {
  origin: string
  locale: Locale
  /** Address of the product's page, without origin. */
  address: string
  /** "Food supplement" in the page's language. */
  designation: string
  trader: string
}

const availabilities: Record<Availability, string> = {
  'in-stock': 'https://schema.org/InStock',
  'few-left': 'https://schema.org/LimitedAvailability',
  'sold-out': 'https://schema.org/OutOfStock',
}

/** The product for machines (schema.org): what is sold, at which price and unit price, and whether it can be had. */
export function productData(product: Product, variant: VariantView, context: ProductDataContext): object {
  const pictures = product.pictures.map(({ file, widths }) => {
    return `${context.origin}/pictures/${file}-${widths.at(-1) ?? ''}.webp`
  })
  return {
    '@context': 'https://schema.org',
    '@type': ['Product', 'DietarySupplement'],
    name: product.name,
    // The designation goes wherever the name goes (FOOD-03).
    description: `${product.legalName}. ${product.metaDescription}`,
    category: context.designation,
    sku: variant.sku,
    ...(variant.gtin && { gtin13: variant.gtin }),
    brand: { '@type': 'Brand', name: product.brand },
    ...(pictures.length > 0 && { image: pictures }),
    url: context.origin + context.address,
    inLanguage: product.label.language,
    recommendedIntake: {
      '@type': 'RecommendedDoseSchedule',
      targetPopulation: 'adults',
      doseValue: product.dailyPortion?.quantity,
      doseUnit: product.dailyPortionWords,
      frequency: 'daily',
    },
    activeIngredient: product.label.facts.map(({ name, amountWords }) => `${name} ${amountWords}`),
    ...(variant.offer && { offers: offerData(variant.offer, variant, context) }),
  }
}

function offerData(offer: Offer, variant: VariantView, { origin, address, trader }: ProductDataContext) {
  return {
    '@type': 'Offer',
    url: origin + address,
    price: toDecimal(offer.price),
    priceCurrency: offer.price.currency,
    availability: availabilities[offer.availability],
    itemCondition: 'https://schema.org/NewCondition',
    eligibleRegion: offer.market,
    seller: { '@type': 'Organization', name: trader },
    priceSpecification: [
      {
        '@type': 'UnitPriceSpecification',
        price: toDecimal(offer.price),
        priceCurrency: offer.price.currency,
        valueAddedTaxIncluded: true,
      },
      ...variant.unitPrices.map(unitPriceData),
    ],
  }
}

function unitPriceData(unitPrice: UnitPrice) {
  const { value, unitCode } = referenceQuantities[unitPrice.reference]
  return {
    '@type': 'UnitPriceSpecification',
    price: toDecimal(roundUnitPrice(unitPrice)),
    priceCurrency: unitPrice.currency,
    valueAddedTaxIncluded: true,
    referenceQuantity: { '@type': 'QuantitativeValue', value, unitCode },
  }
}

/** Where a page stands in the site, for machines (schema.org). */
export function breadcrumbData(crumbs: readonly { label: string; href: string }[], origin: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: origin + href,
    })),
  }
}
