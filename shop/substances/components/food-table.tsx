import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { ShareBar } from '#shop/catalogue/components/share-bar.tsx'
import { formatAmount } from '#shop/nutrition/decimal-format.ts'
import { Table } from '#ui/table.tsx'
import { shareOfRichest, type Substance } from '../substance.ts'

/** Foods that hold the substance, richest first, with where the figures are read from. */
export function FoodTable({ substance, locale }: { substance: Substance; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  const { foods, foodReference, key, name, language } = substance
  return (
    <div className="grid gap-3">
      <Table
        caption={t('substances.foodsCaption', { nutrient: name })}
        columns={[
          { key: 'food', head: t('substances.food') },
          { key: 'amount', head: t('substances.foodAmount'), isFigure: true },
        ]}
        rows={foods.map((food) => ({
          key: food.food,
          cells: [
            <span key="food" className="grid gap-1.5">
              {food.food}
              <ShareBar percent={shareOfRichest(food, foods)} />
            </span>,
            formatAmount({ nutrient: key, amount: food.amountPer100, unit: food.unit, forms: [] }, language),
          ],
        }))}
      />
      {foodReference ? (
        <p className="text-small text-quiet">
          {t('substances.foodsSource')}{' '}
          <span lang={foodReference.language}>
            {foodReference.authors.join(', ')},{' '}
            {foodReference.url ? (
              <a href={foodReference.url} rel="noopener external" className="link">
                {foodReference.title}
              </a>
            ) : (
              foodReference.title
            )}
            {foodReference.containerTitle ? `, ${foodReference.containerTitle}` : ''}, {foodReference.year}.
          </span>
        </p>
      ) : null}
    </div>
  )
}
