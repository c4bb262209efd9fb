import type { ReactNode } from 'react'
import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { ClaimNote } from '#shop/catalogue/components/claim-note.tsx'
import { ProductCard, ProductGrid } from '#shop/catalogue/components/product-card.tsx'
import { listingAddress, listingOf } from '#shop/catalogue/listing.ts'
import type { ProductCard as Card } from '#shop/catalogue/product.ts'
import { variedDietStatement } from '#shop/claims/accompanying.ts'
import { nutrientInSentence } from '#shop/nutrition/nutrient.ts'
import { significantPercent } from '#shop/nutrition/nrv.ts'
import { ProseText } from '#shop/prose/components/prose-text.tsx'
import { readMarkdown } from '#shop/prose/markdown.ts'
import { Breadcrumbs, type Crumb } from '#ui/navigation.tsx'
import { Container, Prose, Section } from '#ui/page.tsx'
import { Facts } from '#ui/table.tsx'
import { nutrientFacts, type NutrientFacts } from '../nutrient-facts.ts'
import type { Substance } from '../substance.ts'
import { FoodTable } from './food-table.tsx'

interface Props {
  substance: Substance
  products: Card[]
  /** Articles about it; another room sets them. */
  articles: ReactNode
  crumbs: Crumb[]
  locale: Locale
}

/** A nutrient as a subject: what it is, where it is, what may be said of it, what contains it. */
export function SubstancePage({ substance, products, articles, crumbs, locale }: Props) {
  const t = translator(locale, 'catalogue')
  const site = translator(locale, 'site')
  const { key, name, language } = substance
  const facts = nutrientFacts(key, language, substance.confirmedWordings)
  const { tree } = readMarkdown(substance.body, { languageRoot: addressOf(locale, 'home') })
  const nutrient = nutrientInSentence(key, language, 'nominative')
  return (
    <Container className="grid gap-14 pt-5 md:gap-20">
      <div className="grid gap-8">
        <Breadcrumbs label={site('breadcrumbs.label')} crumbs={crumbs} />
        <header className="grid gap-3">
          <h1 className="text-poster font-semibold tracking-tight">{name}</h1>
          <p className="max-w-[48ch] text-lead text-quiet">{substance.summary}</p>
        </header>
      </div>
      <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(20rem,5fr)] lg:gap-16">
        <Prose>
          <ProseText tree={tree} tableName={name} />
        </Prose>
        <div className="grid content-start gap-8">
          <ReferenceValues facts={facts} locale={locale} />
          <section aria-labelledby="foods">
            <h2 id="foods" className="pb-2 text-title font-semibold tracking-tight">
              {t('substances.foods')}
            </h2>
            <FoodTable substance={substance} locale={locale} />
          </section>
        </div>
      </div>
      {facts.claimGroups.length > 0 ? (
        <Section id="claims" title={t('substances.claims')}>
          <Claims facts={facts} nutrient={nutrient} locale={locale} />
        </Section>
      ) : null}
      {products.length > 0 ? (
        <Section
          id="products"
          title={t('substances.products', { nutrient })}
          aside={
            <a href={listingAddress(locale, listingOf({ nutrient: [key] }))} className="link tap">
              {t('substances.allProducts', { nutrient })}
            </a>
          }
        >
          <ProductGrid>
            {products.map((card) => (
              <ProductCard key={card.id} card={card} locale={locale} />
            ))}
          </ProductGrid>
          <div className="pt-8">
            <ClaimNote cards={products} locale={locale} />
          </div>
        </Section>
      ) : null}
      {articles ? (
        <Section id="articles" title={t('substances.articles')}>
          {articles}
        </Section>
      ) : null}
    </Container>
  )
}

function ReferenceValues({ facts, locale }: { facts: NutrientFacts; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  const { referenceWords, significantWords } = facts
  if (referenceWords === null || significantWords === null) return null
  return (
    <div className="border-y-2 border-ink">
      <Facts
        isWide
        rows={[
          [t('substances.referenceValue'), t('substances.referenceValueDaily', { amount: referenceWords })],
          [
            t('substances.significant'),
            t('substances.significantAmount', {
              amount: significantWords,
              percent: String(significantPercent),
            }),
          ],
        ]}
      />
    </div>
  )
}

/** Claims with the condition under which a food may carry them, and what belongs beside every claim. */
function Claims({ facts, nutrient, locale }: { facts: NutrientFacts; nutrient: string; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  return (
    <div className="grid gap-8">
      {facts.claimGroups.map(({ fromWords, claims }) => (
        <div key={fromWords} className="grid gap-4">
          <p className="max-w-[64ch] text-quiet">
            {t('substances.claimsLead', { amount: fromWords, nutrient })}
          </p>
          <ul className="md:columns-2 md:gap-x-10">
            {claims.map(({ id, text, information }) => (
              <li key={id} className="break-inside-avoid border-b border-line py-2">
                {text}
                {information ? <span className="block text-small text-quiet">{information}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="text-small text-quiet">{variedDietStatement(languageOf(locale))}</p>
    </div>
  )
}
