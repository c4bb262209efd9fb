import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { facetGroups, nutrientInFocus, type FacetGroup } from '../facet-panel.ts'
import { facetValueWords, facetWords } from '../facet-words.ts'
import type { ProductList } from '../product-list.ts'

/** A plain form that leads to the address of what is ticked; counts say what each tick would show. */
export function FacetForm({ list, locale, id }: { list: ProductList; locale: Locale; id: string }) {
  const t = translator(locale, 'catalogue')
  const { order } = list.state
  const focus = nutrientInFocus(list)
  return (
    <form action={addressOf(locale, 'products')} className="grid gap-6">
      {order === 'recommended' ? null : <input type="hidden" name="sort" value={order} />}
      {facetGroups(list).map((group) => (
        <FacetField
          key={group.facet}
          group={group}
          legend={facetWords(group.facet, focus, locale)}
          locale={locale}
          id={id}
        />
      ))}
      <div className="sticky bottom-0 bg-ground py-3">
        <Button kind="secondary" className="w-full">
          {t('list.apply')}
        </Button>
      </div>
    </form>
  )
}

function FacetField({
  group: { facet, choices },
  legend,
  locale,
  id,
}: {
  group: FacetGroup
  legend: string
  locale: Locale
  id: string
}) {
  return (
    <fieldset>
      <legend className="w-full border-b border-line pb-1.5 text-small font-semibold">{legend}</legend>
      <ul className="pt-1.5">
        {choices.map(({ value, count, isChosen }) => {
          const own = `${id}-${facet}-${value}`
          return (
            <li key={value} className="grid grid-cols-[auto_1fr_auto] items-center gap-2.5">
              <input
                type="checkbox"
                id={own}
                name={facet}
                value={value}
                defaultChecked={isChosen}
                className="tick size-5"
              />
              <label
                htmlFor={own}
                className="min-w-0 cursor-pointer py-1.5 leading-tight pointer-coarse:py-3"
              >
                {facetValueWords(facet, value, locale)}
              </label>
              <span className="figures text-small text-quiet">{count}</span>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
