import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { ArticleCard } from '#shop/articles/article.ts'
import { ArticleGrid, LeadArticle } from '#shop/articles/components/article-list.tsx'
import { ClaimNote } from '#shop/catalogue/components/claim-note.tsx'
import { CoverProduct } from '#shop/catalogue/components/cover-product.tsx'
import { HonestFacts } from '#shop/catalogue/components/honest-facts.tsx'
import { ProductCard, ProductGrid } from '#shop/catalogue/components/product-card.tsx'
import type { ProductCard as Card } from '#shop/catalogue/product.ts'
import type { ShopFront } from '#shop/legal/trader.ts'
import { SubstanceTable } from '#shop/substances/components/substance-table.tsx'
import type { SubstanceCard } from '#shop/substances/substance.ts'
import { LinkButton } from '#ui/button.tsx'
import { Container, Section } from '#ui/page.tsx'
import { typeset } from '#ui/typeset.tsx'

interface Props {
  locale: Locale
  shop: ShopFront
  products: Card[]
  /** Only such as may stand beside products. */
  articles: ArticleCard[]
  substances: SubstanceCard[]
}

/** The front page of a magazine that sells what it writes about. */
export function FrontPage({ locale, shop, products, articles, substances }: Props) {
  const t = translator(locale, 'home')
  const language = languageOf(locale)
  const [cover, ...selected] = products
  const [lead, ...others] = articles
  return (
    <Container className="grid gap-16 pt-8 md:gap-24 md:pt-14">
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <header className="flex flex-col justify-between gap-8">
          <h1 className="font-serif text-[clamp(3rem,1.2rem+7vw,7.25rem)] font-medium leading-[0.95] tracking-[-0.035em]">
            {typeset(shop.tagline[language] || shop.name)}
          </h1>
          <div className="grid gap-6">
            {shop.lead[language] ? (
              <p className="max-w-[44ch] text-lead text-quiet">{typeset(shop.lead[language])}</p>
            ) : null}
            <WaysIn locale={locale} hasProducts={cover !== undefined} hasArticles={lead !== undefined} />
          </div>
        </header>
        {cover ? <CoverProduct card={cover} locale={locale} /> : null}
      </div>
      {selected.length > 0 ? (
        <Section
          id="products"
          title={t('products')}
          aside={<More route="products" label={t('allProducts')} locale={locale} />}
        >
          <ProductGrid>
            {selected.map((card) => (
              <ProductCard key={card.id} card={card} locale={locale} />
            ))}
          </ProductGrid>
          <ClaimNote cards={products} locale={locale} />
        </Section>
      ) : null}
      {lead ? (
        <section aria-label={t('articles')} className="grid gap-12">
          <LeadArticle card={lead} locale={locale} label={t('leadArticle')} />
          {others.length > 0 ? <ArticleGrid cards={others.slice(0, 3)} locale={locale} /> : null}
          <p className="justify-self-end">
            <More route="articles" label={t('allArticles')} locale={locale} />
          </p>
        </section>
      ) : null}
      {cover ? (
        <Section id="facts" title={t('facts.title')}>
          <p className="-mt-4 max-w-[60ch] pb-8 text-quiet">{typeset(t('facts.lead'))}</p>
          <HonestFacts card={cover} hasArticles={lead !== undefined} locale={locale} />
        </Section>
      ) : null}
      {substances.length > 0 ? (
        <Section
          id="substances"
          title={t('substances')}
          aside={<More route="substances" label={t('allSubstances')} locale={locale} />}
        >
          <SubstanceTable substances={substances} locale={locale} />
          <p className="pt-3 text-small text-quiet">{t('referenceNote')}</p>
        </Section>
      ) : null}
    </Container>
  )
}

/** To what there is; before there is anything, to the people. */
function WaysIn({
  locale,
  hasProducts,
  hasArticles,
}: {
  locale: Locale
  hasProducts: boolean
  hasArticles: boolean
}) {
  const t = translator(locale, 'home')
  const isEmpty = !hasProducts && !hasArticles
  return (
    <>
      {isEmpty ? (
        <p className="max-w-[44ch]">
          {typeset(t('nothingYet'))} {typeset(t('nothingYetText'))}
        </p>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {hasProducts ? <LinkButton href={addressOf(locale, 'products')}>{t('toProducts')}</LinkButton> : null}
        {hasArticles ? (
          <LinkButton kind={hasProducts ? 'quiet' : 'primary'} href={addressOf(locale, 'articles')}>
            {t('toArticles')}
          </LinkButton>
        ) : null}
        {isEmpty ? <LinkButton href={addressOf(locale, 'contact')}>{t('toContact')}</LinkButton> : null}
      </p>
    </>
  )
}

function More({
  route,
  label,
  locale,
}: {
  route: 'products' | 'articles' | 'substances'
  label: string
  locale: Locale
}) {
  return (
    <a href={addressOf(locale, route)} className="link tap">
      {label}
    </a>
  )
}
