import { translator } from '#i18n/translator.ts'
import { localeFor } from '#i18n/locale.ts'
import { Disclosure } from '#ui/page.tsx'
import type { Product } from '../product.ts'
import { Ingredients } from './label-facts.tsx'

/** The label in the language of the market, where the page speaks another one: reachable before one buys (FOOD-02). */
export function MarketLabel({ product }: { product: Product }) {
  const { marketLabel: label, locale, market } = product
  if (!label) return null
  const t = translator(locale, 'catalogue')
  const own = localeFor(label.language, market)
  const words = translator(own, 'catalogue')
  const rows: [string, string][] = [
    [words('product.usage'), label.usage],
    [words('product.warnings'), label.statements.map(({ text }) => text).join(' ')],
    [words('product.storage'), label.storage],
    [words('product.bestBefore'), label.bestBefore],
    [words('product.category'), label.nutrientCategory],
    [words('product.operator'), label.operator],
  ]
  return (
    <Disclosure summary={t(`product.labelIn.${label.language}`)}>
      <p className="pb-4 text-small text-quiet">{t('product.labelInNote')}</p>
      <div lang={label.language} className="grid max-w-[70ch] gap-4 text-small">
        <p>
          <strong className="block text-base font-semibold">{label.name}</strong>
          <span>{label.legalName}</span>
        </p>
        <ul className="figures grid gap-0.5">
          {label.facts.map(({ amount, name, amountWords, percentWords, forms }) => (
            <li key={amount.nutrient}>
              {[
                name,
                forms.length > 0 ? `(${forms.join(', ')})` : '',
                amountWords,
                percentWords ? `(${percentWords})` : '',
              ]
                .filter(Boolean)
                .join(' ')}
            </li>
          ))}
        </ul>
        <div>
          <p className="font-semibold">{words('product.ingredients')}</p>
          <Ingredients segments={label.ingredients} locale={own} />
        </div>
        {rows.map(([term, text]) => (
          <div key={term}>
            <p className="font-semibold">{term}</p>
            <p>{text}</p>
          </div>
        ))}
      </div>
    </Disclosure>
  )
}
