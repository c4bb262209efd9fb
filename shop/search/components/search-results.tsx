import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { ClaimNote } from '#shop/catalogue/components/claim-note.tsx'
import { ProductCard, ProductGrid } from '#shop/catalogue/components/product-card.tsx'
import { designation } from '#shop/nutrition/designation.ts'
import { EmptyState, Section } from '#ui/page.tsx'
import { searchAddress } from '../search-address.ts'
import type { FoundPage, SearchResult, Suggestion } from '../search-result.ts'

/** What was found, by kind; or where to go when nothing was. */
export function SearchResults({ result, locale }: { result: SearchResult; locale: Locale }) {
  const t = translator(locale, 'search')
  const { products, articles, substances, typed, meant } = result
  const count = products.length + articles.length + substances.length
  return (
    <div className="grid gap-12">
      <p role="status" className="text-lead">
        {t('found', { count, typed: meant ?? typed })}
        {meant ? <Corrected typed={typed} locale={locale} /> : null}
      </p>
      {count === 0 ? <Nothing result={result} locale={locale} /> : null}
      {substances.length > 0 ? (
        <Section id="substances" title={t('substances')}>
          <Pages pages={substances} locale={locale} />
        </Section>
      ) : null}
      {products.length > 0 ? (
        <Section id="products" title={t('products')}>
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
      {articles.length > 0 ? (
        <Section id="articles" title={t('articles')}>
          <Pages pages={articles} locale={locale} />
        </Section>
      ) : null}
    </div>
  )
}

/** That something else was looked for than was typed, and the way to what was. */
function Corrected({ typed, locale }: { typed: string; locale: Locale }) {
  const t = translator(locale, 'search')
  return (
    <span className="block text-base text-quiet">
      {t('corrected', { typed })}{' '}
      <a
        href={searchAddress(locale, { typed, asTyped: true })}
        className="link inline-flex min-h-11 items-center"
      >
        {t('asTyped', { typed })}
      </a>
    </span>
  )
}

function Pages({ pages, locale }: { pages: FoundPage[]; locale: Locale }) {
  return (
    <ul className="grid gap-x-10 md:grid-cols-2">
      {pages.map(({ kind, key, slug, title, summary }) => (
        <li key={key} className="relative grid content-start gap-1 border-b border-line py-4">
          <h3 className="text-lead font-semibold leading-snug">
            <a
              href={addressOf(locale, kind, { slug })}
              className="no-underline after:absolute after:inset-0 hover:underline"
            >
              {title}
            </a>
          </h3>
          <p className="max-w-[60ch] text-quiet">{summary}</p>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ result: { nearest }, locale }: { result: SearchResult; locale: Locale }) {
  const t = translator(locale, 'search')
  return (
    <div className="grid gap-8">
      {nearest.length > 0 ? (
        <section aria-labelledby="nearest" className="grid gap-2">
          <h2 id="nearest" className="text-title font-semibold tracking-tight">
            {t('nearest')}
          </h2>
          <Titles suggestions={nearest} locale={locale} />
        </section>
      ) : null}
      <EmptyState title={t('nothingTitle')}>
        <p>{t('nothingText')}</p>
        <WaysOn locale={locale} />
      </EmptyState>
    </div>
  )
}

function Titles({ suggestions, locale }: { suggestions: Suggestion[]; locale: Locale }) {
  return (
    <ul className="border-t border-line">
      {suggestions.map(({ kind, slug, title }) => (
        <li key={`${kind} ${slug}`} className="border-b border-line">
          <a
            href={addressOf(locale, kind, { slug })}
            className="inline-flex min-h-11 items-center text-lead underline-offset-4 hover:text-accent hover:underline"
          >
            {title}
          </a>
          {kind === 'product' ? (
            <span className="block pb-2 text-small text-quiet">{designation(languageOf(locale))}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Ways into the whole of it, for whoever does not know the name. */
export function WaysOn({ locale }: { locale: Locale }) {
  const t = translator(locale, 'search')
  const ways = [
    ['products', t('allProducts')],
    ['substances', t('allSubstances')],
    ['articles', t('allArticles')],
  ] as const
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {ways.map(([route, label]) => (
        <li key={route}>
          <a href={addressOf(locale, route)} className="link inline-flex min-h-11 items-center">
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
