import { languages, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Field, TextInput } from '#ui/field.tsx'
import { EmptyState } from '#ui/page.tsx'
import { Pagination } from '#ui/navigation.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { productPlaces } from '../product-places.ts'
import {
  gaps,
  listedStates,
  productSearchAddress,
  type ListedProduct,
  type ListedProducts,
  type ProductSearch,
} from '../product-search.ts'

const tones = { published: 'positive', scheduled: 'info', draft: 'neutral', missing: 'caution' } as const

/** What the list is narrowed down by; a plain form whose answer is an address. */
export function ProductFilter({
  locale,
  search,
  served,
}: {
  locale: Locale
  search: ProductSearch
  /** The markets the shop sells to. */
  served: readonly Market[]
}) {
  const t = translator(locale, 'staff-catalogue')
  const choices = [
    {
      name: 'state',
      label: t('list.state'),
      value: search.state,
      options: listedStates.map((key) => [key, t(`state.${key}`)]),
    },
    {
      name: 'language',
      label: t('list.language'),
      value: search.language,
      options: languages.map((key) => [key, t(`language.${key}`)]),
    },
    {
      name: 'missing',
      label: t('list.missing'),
      value: search.missing,
      options: gaps.map((key) => [key, t(`gap.${key}`)]),
    },
    {
      name: 'market',
      label: t('list.market'),
      value: search.market,
      options: served.map((key) => [key, t(`market.${key}`)]),
    },
  ]
  return (
    <form
      action={productPlaces.list}
      role="search"
      className="grid items-end gap-4 pb-8 sm:grid-cols-2 lg:grid-cols-6"
    >
      <div className="sm:col-span-2">
        <TextInput
          id="product-q"
          name="q"
          type="search"
          label={t('list.search')}
          defaultValue={search.words}
        />
      </div>
      {choices.map(({ name, label, value, options }) => (
        <Field key={name} id={`product-${name}`} label={label}>
          <select id={`product-${name}`} name={name} defaultValue={value ?? ''} className="control">
            <option value="">{t('list.any')}</option>
            {options.map(([key, words]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </select>
        </Field>
      ))}
      <div className="flex flex-wrap items-center gap-5 sm:col-span-2 lg:col-span-6">
        <Button kind="secondary">{t('list.find')}</Button>
        <a href={productPlaces.list} className="link">
          {t('list.clear')}
        </a>
        <a href={productPlaces.import} className="link sm:ml-auto">
          {t('list.import')}
        </a>
        <LinkButton href={productPlaces.create}>{t('list.new')}</LinkButton>
      </div>
    </form>
  )
}

export function ProductTable({
  locale,
  search,
  list,
}: {
  locale: Locale
  search: ProductSearch
  list: ListedProducts
}) {
  const t = translator(locale, 'staff-catalogue')
  if (list.products.length === 0) return <EmptyState title={t('list.empty')} />
  const columns = (['name', 'numbers', 'languages', 'markets', 'missing'] as const).map((key) => ({
    key,
    head: t(`list.columns.${key}`),
  }))
  return (
    <div className="grid gap-6">
      <Table
        caption={t('list.caption')}
        isCaptionHidden
        columns={columns}
        rows={list.products.map((product) => ({ key: String(product.id), cells: cellsOf(product, locale) }))}
      />
      {list.previous || list.next ? (
        <Pagination
          words={{ label: t('list.pages'), previous: t('list.previous'), next: t('list.next') }}
          position=""
          previous={
            list.previous && productSearchAddress(productPlaces.list, search, { before: list.previous })
          }
          next={list.next && productSearchAddress(productPlaces.list, search, { after: list.next })}
        />
      ) : null}
    </div>
  )
}

function cellsOf(product: ListedProduct, locale: Locale) {
  const t = translator(locale, 'staff-catalogue')
  return [
    <a key="name" className="link inline-flex min-h-6 items-center" href={productPlaces.editor(product.id)}>
      {product.name || t('list.nameless')}
    </a>,
    <span key="numbers" className="text-small text-quiet">
      {product.skus.join(', ')}
    </span>,
    <ul key="languages" className="flex flex-wrap gap-1.5">
      {product.isArchived ? (
        <li>
          <StateWord>{t('state.archived')}</StateWord>
        </li>
      ) : (
        (Object.keys(tones) as (keyof typeof tones)[]).map((state) => {
          const own = languages.filter((language) => product.states[language] === state)
          return own.length === 0 ? null : (
            <li key={state}>
              <StateWord tone={tones[state]}>
                {own.join(' · ').toUpperCase()} {t(`state.${state}`)}
              </StateWord>
            </li>
          )
        })
      )}
    </ul>,
    <span key="markets" className="whitespace-nowrap">
      {product.markets.join(', ')}
    </span>,
    <span key="gaps" className="text-caution">
      {product.gaps.map((gap) => t(`gap.${gap}`)).join(', ')}
    </span>,
  ]
}
