import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { LinkButton } from '#ui/button.tsx'
import { Breadcrumbs, Pagination } from '#ui/navigation.tsx'
import { Container, EmptyState } from '#ui/page.tsx'
import { Icon } from '#ui/icon.tsx'
import { typeset, typesetName } from '#ui/typeset.tsx'
import { categoryOf } from '../category.ts'
import { facets } from '../facet.ts'
import { isNarrowed, listingAddress, listingOrders, withOrder, withPage, wholeListing } from '../listing.ts'
import type { ProductList } from '../product-list.ts'
import { CategoryLinks } from './category-links.tsx'
import { ChosenFacets } from './chosen-facets.tsx'
import { ClaimNote } from './claim-note.tsx'
import { FacetForm } from './facet-form.tsx'
import { ProductCard, ProductGrid } from './product-card.tsx'

/** The list of products with its ways in, what it can be narrowed down by, and its order. */
export function ProductListPage({ list, locale }: { list: ProductList; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  const site = translator(locale, 'site')
  const { state, categories } = list
  const category = categoryOf(categories, state)
  const isWhole = !isNarrowed(state)
  const title = category?.name ?? (isWhole ? t('list.title') : t('list.narrowedTitle'))
  return (
    <Container className="grid gap-4 pt-5 md:gap-8">
      <Breadcrumbs
        label={site('breadcrumbs.label')}
        crumbs={[
          { label: site('breadcrumbs.home'), href: addressOf(locale, 'home') },
          { label: site('header.products') },
        ]}
      />
      <header className="grid gap-3 pt-2">
        <h1 className="text-heading font-semibold tracking-tight md:text-display">{typesetName(title)}</h1>
        <p className="max-w-[60ch] text-quiet md:text-lead">
          {typeset(category?.description ?? t('list.lead'))}
        </p>
      </header>
      {isWhole && list.total === 0 ? (
        <NothingYet locale={locale} />
      ) : (
        <>
          <CategoryLinks categories={categories} current={category} isWhole={isWhole} locale={locale} />
          <div className="grid gap-x-12 gap-y-6 border-t border-ink pt-4 lg:grid-cols-[16rem_minmax(0,1fr)]">
            <div className="hidden lg:block">
              <FacetForm list={list} locale={locale} id="facets" />
            </div>
            <PhoneFacets list={list} locale={locale} />
            <div id="products" className="grid content-start gap-8">
              <Results list={list} locale={locale} />
            </div>
          </div>
        </>
      )}
    </Container>
  )
}

function PhoneFacets({ list, locale }: { list: ProductList; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  const chosen = facets.reduce((sum, facet) => sum + list.state.facets[facet].length, 0)
  return (
    <details className="group border-b border-line lg:hidden">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 font-semibold [&::-webkit-details-marker]:hidden">
        <span>
          {t('list.filter')}
          {chosen > 0 ? (
            <span className="pl-2 font-normal text-quiet">{t('list.filterCount', { count: chosen })}</span>
          ) : null}
        </span>
        <Icon name="down" className="size-5 group-open:rotate-180" />
      </summary>
      <div className="pb-4 pt-2">
        <FacetForm list={list} locale={locale} id="facets-phone" />
      </div>
    </details>
  )
}

function Results({ list, locale }: { list: ProductList; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  const site = translator(locale, 'site')
  const { state, cards, total, pages } = list
  if (cards.length === 0) return <NothingFound list={list} locale={locale} />
  return (
    <>
      <h2 className="sr-only">{site('header.products')}</h2>
      <div className="grid gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
          <p className="figures text-quiet" role="status">
            {t('list.found', { count: total })}
          </p>
          <Orders list={list} locale={locale} />
        </div>
        <ChosenFacets state={state} locale={locale} />
      </div>
      <ProductGrid isNarrow>
        {cards.map((card, index) => (
          <ProductCard key={card.id} card={card} locale={locale} isFirst={index < 2} />
        ))}
      </ProductGrid>
      <ClaimNote cards={cards} locale={locale} />
      {pages > 1 ? (
        <Pagination
          words={{
            label: t('list.pages'),
            previous: site('pagination.previous'),
            next: site('pagination.next'),
          }}
          position={site('pagination.position', { page: state.page, pages })}
          previous={state.page > 1 ? listingAddress(locale, withPage(state, state.page - 1)) : null}
          next={state.page < pages ? listingAddress(locale, withPage(state, state.page + 1)) : null}
        />
      ) : null}
    </>
  )
}

/** Orders as links: one look says which there are. */
function Orders({ list: { state }, locale }: { list: ProductList; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  return (
    <nav aria-label={t('list.order')} className="flex flex-wrap items-baseline gap-x-4 text-small">
      <span className="text-quiet">{t('list.order')}:</span>
      {listingOrders.map((order) => (
        <a
          key={order}
          href={listingAddress(locale, withOrder(state, order))}
          aria-current={order === state.order ? 'true' : undefined}
          rel="nofollow"
          className="inline-flex min-h-8 items-center pointer-coarse:min-h-11 underline-offset-4 hover:text-accent hover:underline aria-[current]:font-semibold aria-[current]:text-accent"
        >
          {t(`list.orders.${order}`)}
        </a>
      ))}
    </nav>
  )
}

/** A shop that sells nothing here yet: no condition stands in anybody's way. */
function NothingYet({ locale }: { locale: Locale }) {
  const t = translator(locale, 'home')
  return (
    <EmptyState title={t('nothingYet')}>
      <p>{t('nothingYetText')}</p>
      <LinkButton href={addressOf(locale, 'contact')}>{t('toContact')}</LinkButton>
    </EmptyState>
  )
}

function NothingFound({ list: { state, total }, locale }: { list: ProductList; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  return (
    <EmptyState title={total > 0 ? t('list.beyondTitle') : t('list.emptyTitle')}>
      {total > 0 ? null : <p>{t('list.emptyText')}</p>}
      <ChosenFacets state={state} locale={locale} />
      <LinkButton href={listingAddress(locale, total > 0 ? withPage(state, 1) : wholeListing)}>
        {t('list.emptyAction')}
      </LinkButton>
    </EmptyState>
  )
}
