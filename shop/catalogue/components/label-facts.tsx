import type { ReactNode } from 'react'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { IngredientSegment } from '#shop/nutrition/ingredients.ts'
import { typeset } from '#ui/typeset.tsx'
import type { Label, Product, VariantView } from '../product.ts'

/** Ingredients with allergens that stand out to the eye and to the ear (FOOD-06). */
export function Ingredients({
  segments,
  locale,
}: {
  segments: readonly IngredientSegment[]
  locale: Locale
}) {
  const t = translator(locale, 'catalogue')
  return (
    <p>
      {segments.map(({ text, allergen }, index) =>
        allergen ? (
          <span key={index}>
            <span className="sr-only">{t('product.allergen')} </span>
            <strong className="font-bold">{text}</strong>
          </span>
        ) : (
          text
        ),
      )}
    </p>
  )
}

/** Everything else the law wants known before one buys, as text (FOOD-01, FOOD-04, FOOD-07). */
export function LabelFacts({ product, variant }: { product: Product; variant: VariantView }) {
  const { label, locale } = product
  const t = translator(locale, 'catalogue')
  const hasAllergens = label.ingredients.some(({ allergen }) => allergen)
  return (
    <dl className="grid gap-x-10 gap-y-7 md:grid-cols-2">
      <Fact term={t('product.ingredients')} place="md:col-span-2">
        <Ingredients segments={label.ingredients} locale={locale} />
        <p className="pt-1 text-small text-quiet">
          {hasAllergens ? t('product.allergenNote') : t('product.noAllergens')}
        </p>
      </Fact>
      <Fact term={t('product.usage')}>{label.usage}</Fact>
      <Fact term={t('product.warnings')} place="md:row-span-3">
        <Statements label={label} />
      </Fact>
      <Fact term={t('product.storage')}>{label.storage}</Fact>
      <Fact term={t('product.bestBefore')}>{label.bestBefore}</Fact>
      <Fact term={t('product.netQuantity')}>{variant.netQuantity}</Fact>
      <Fact term={t('product.category')}>{label.nutrientCategory}</Fact>
      <Fact term={t('product.operator')}>{typeset(label.operator)}</Fact>
      <Fact term={t('product.code')}>
        {variant.sku}
        {variant.gtin ? `, ${t('product.gtin')} ${variant.gtin}` : null}
      </Fact>
    </dl>
  )
}

/** Warnings are the longest by far: what is short stands beside them, one below the other. */
function Fact({ term, place, children }: { term: string; place?: string; children: ReactNode }) {
  return (
    <div className={place}>
      <dt className="pb-1 text-small font-semibold">{term}</dt>
      <dd className="max-w-[70ch]">{children}</dd>
    </div>
  )
}

function Statements({ label }: { label: Label }) {
  return (
    <ul className="grid gap-1.5">
      {label.statements.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  )
}
