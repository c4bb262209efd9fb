import type { ReactNode } from 'react'
import { addressOf } from '#i18n/address.ts'
import { translator } from '#i18n/translator.ts'
import { Breadcrumbs, type Crumb } from '#ui/navigation.tsx'
import { Container, Section } from '#ui/page.tsx'
import { isDiet, isFreeFrom } from '../diet.ts'
import type { Product, ProductCard as Card, VariantView } from '../product.ts'
import { BuyPanel } from './buy-panel.tsx'
import { ClaimsBlock } from './claims-block.tsx'
import type { DeliveryWay } from './delivery-promise.tsx'
import { Description } from './description.tsx'
import { LabelFacts } from './label-facts.tsx'
import { MarketLabel } from './market-label.tsx'
import { ProductCard, ProductGrid } from './product-card.tsx'
import { ProductGallery } from './product-gallery.tsx'
import { ProductHeading } from './product-heading.tsx'
import { ReadingList, type Reading } from './reading-list.tsx'
import { SupplementFacts } from './supplement-facts.tsx'

interface Props {
  product: Product
  variant: VariantView
  crumbs: Crumb[]
  deliveries: DeliveryWay[]
  most: number
  readings: Reading[]
  related: Card[]
}

/** One product, in the order shoppers ask their questions. */
export function ProductPage({ product, variant, crumbs, deliveries, most, readings, related }: Props) {
  const { locale } = product
  const t = translator(locale, 'catalogue')
  const site = translator(locale, 'site')
  const nutrient = product.label.facts[0]?.name ?? ''
  return (
    <Container className="grid gap-14 pt-5 md:gap-20">
      <div className="grid gap-6">
        <Breadcrumbs label={site('breadcrumbs.label')} crumbs={crumbs} />
        <div
          className="grid gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(22rem,5fr)] lg:gap-16"
          data-product-id={product.id}
        >
          <ProductGallery product={product} variant={variant} />
          <div className="grid content-start gap-5 lg:sticky lg:top-6 lg:self-start">
            <ProductHeading product={product} />
            <BuyPanel product={product} variant={variant} deliveries={deliveries} most={most} />
          </div>
        </div>
      </div>
      <Section id="facts" title={t('product.facts')}>
        <div className="grid gap-10 lg:grid-cols-[minmax(0,7fr)_minmax(20rem,5fr)] lg:gap-16">
          <div className="grid content-start gap-10">
            <SupplementFacts product={product} />
            <Suitability product={product} />
          </div>
          <Description markdown={product.description} name={product.name} locale={locale} />
        </div>
      </Section>
      <Section id="label" title={t('product.label')}>
        <LabelFacts product={product} variant={variant} />
        <div className="pt-6">
          <MarketLabel product={product} />
        </div>
      </Section>
      {product.claims.length > 0 ? (
        <Section id="claims" title={t('product.claims')}>
          <p className="max-w-[64ch] pb-6 text-quiet">{t('product.claimsLead')}</p>
          <ClaimsBlock product={product} />
        </Section>
      ) : null}
      {readings.length > 0 ? (
        <Section id="reading" title={t('product.reading')}>
          <ReadingList readings={readings} locale={locale} />
        </Section>
      ) : null}
      {related.length > 0 ? (
        <Section
          id="same"
          title={t('product.same', { nutrient })}
          aside={<AllProducts product={product} />}
          className="no-print"
        >
          <ProductGrid>
            {related.map((card) => (
              <ProductCard key={card.id} card={card} locale={locale} />
            ))}
          </ProductGrid>
        </Section>
      ) : null}
    </Container>
  )
}

function Suitability({ product }: { product: Product }): ReactNode {
  const { locale, diets, freeFrom } = product
  const t = translator(locale, 'catalogue')
  const suits = diets.filter(isDiet).map((diet) => t(`diet.${diet}`))
  const without = freeFrom.filter(isFreeFrom).map((food) => t(`without.${food}`))
  if (suits.length + without.length === 0) return null
  return (
    <dl className="grid gap-3 border-t border-line pt-4">
      {suits.length > 0 ? <Line term={t('product.diets')} words={suits} /> : null}
      {without.length > 0 ? <Line term={t('product.without')} words={without} /> : null}
    </dl>
  )
}

function Line({ term, words }: { term: string; words: string[] }) {
  return (
    <div className="grid grid-cols-[min(9rem,40%)_minmax(0,1fr)] gap-3">
      <dt className="text-quiet">{term}</dt>
      <dd>{words.join(', ')}</dd>
    </div>
  )
}

function AllProducts({ product }: { product: Product }) {
  const site = translator(product.locale, 'site')
  return (
    <a href={addressOf(product.locale, 'products')} className="link tap">
      {site('notFound.products')}
    </a>
  )
}
