import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { articleApi } from '../address.ts'
import type { StaffArticle } from '../staff-article.ts'
import { ActButton } from './act-button.tsx'
import { SearchLine } from './search-line.tsx'

interface Props {
  article: StaffArticle
  locale: Locale
  words: string | undefined
  found: readonly { id: number; name: string }[]
}

/** Products that stand beside an article by hand, in order. */
export function PairedProductsPanel({ article, locale, words, found }: Props) {
  const t = translator(locale, 'staff-articles')
  const action = articleApi(article.id, 'products')
  const act = (
    verb: 'add' | 'remove' | 'up',
    product: { id: number; name: string },
    label: string,
    name: string,
  ) => (
    <ActButton
      id={`${verb}-product-${product.id}`}
      action={action}
      fields={{ product: String(product.id), action: verb }}
      label={label}
      name={name}
      locale={locale}
    />
  )
  return (
    <div className="grid gap-6">
      <p className="max-w-[60ch] text-quiet">{t('article.productsLead')}</p>
      {article.products.length === 0 ? (
        <p>{t('article.noProducts')}</p>
      ) : (
        <ol className="border-t border-line">
          {article.products.map((product, index) => (
            <li
              key={product.id}
              className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-1"
            >
              <span>{product.name}</span>
              <span className="flex gap-4">
                {index === 0
                  ? null
                  : act('up', product, t('article.up'), t('article.upProduct', { product: product.name }))}
                {act(
                  'remove',
                  product,
                  t('article.remove'),
                  t('article.removeProduct', { product: product.name }),
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      <div id="find-product" className="grid gap-4">
        <SearchLine
          id="product-words"
          name="product"
          label={t('article.findProduct')}
          submit={t('article.find')}
          value={words}
          anchor="find-product"
        />
        {words && found.length === 0 ? <p role="status">{t('article.nothingFound')}</p> : null}
        {found.length > 0 ? (
          <ul aria-label={t('article.found')} className="border-t border-line">
            {found.map((product) => (
              <li
                key={product.id}
                className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-1"
              >
                <span>{product.name}</span>
                {act('add', product, t('article.add'), t('article.addProduct', { product: product.name }))}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
