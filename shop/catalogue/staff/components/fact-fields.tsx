import type { ReactNode } from 'react'
import { languageOf, languages, markets, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { allergenName, allergens } from '#shop/nutrition/allergen.ts'
import { dosageFormName, dosageForms } from '#shop/nutrition/dosage-form.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { TaxClass } from '#shop/pricing/vat.ts'
import { StateWord } from '#ui/state-word.tsx'
import { diets, freeFromChoices } from '../../diet.ts'
import { compositionFields, packagings } from '../product-fields.ts'
import { productPlaces } from '../product-places.ts'
import { EditorChoice, EditorField, EditorTick, Notes } from './editor-field.tsx'
import type { FormView } from './form-view.ts'
import { RuledStatements } from './live-check.tsx'
import { languageCell } from './text-columns.tsx'

const taxClasses: TaxClass[] = ['food-supplement', 'standard']

/** What the product is, whatever the language. */
export function FactFields({ view }: { view: FormView }) {
  const t = translator(view.locale, 'staff-catalogue')
  const language = languageOf(view.locale)
  return (
    <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      <EditorField view={view} field="brand" label={t('fields.brand')} />
      <EditorChoice
        view={view}
        field="dosageForm"
        label={t('fields.dosageForm')}
        choices={dosageForms.map((value) => ({ value, words: dosageFormName(value, language) }))}
      />
      <EditorField
        view={view}
        field="dailyPortion"
        label={t('fields.dailyPortion')}
        hint={t('hints.dailyPortion')}
        kind="decimal"
      />
      <EditorChoice
        view={view}
        field="packaging"
        label={t('fields.packaging')}
        choices={packagings.map((value) => ({ value, words: t(`packaging.${value}`) }))}
      />
      <EditorChoice
        view={view}
        field="taxClass"
        label={t('fields.taxClass')}
        choices={taxClasses.map((value) => ({ value, words: t(`taxClass.${value}`) }))}
      />
      <EditorField view={view} field="position" label={t('fields.position')} kind="whole" />
      <EditorTick view={view} field="novelFood" label={t('fields.novelFood')} />
      <EditorTick view={view} field="nameIsClaim" label={t('fields.nameIsClaim')} />
    </div>
  )
}

/** The recipe: what puts words on the label, allergens, diets; and the statements that follow from it all. */
export function CompositionFields({ view }: { view: FormView }) {
  const { locale } = view
  const t = translator(locale, 'staff-catalogue')
  const shop = translator(locale, 'catalogue')
  const language = languageOf(locale)
  return (
    <div className="grid gap-8">
      <Group title={t('composition.facts')}>
        {compositionFields.map((name) => (
          <EditorTick key={name} view={view} field={`composition.${name}`} label={t(`composition.${name}`)} />
        ))}
      </Group>
      <Group title={t('composition.allergens')}>
        {allergens.map((name) => (
          <EditorTick
            key={name}
            view={view}
            field={`allergens.${name}`}
            label={allergenName(name, language)}
          />
        ))}
      </Group>
      <Notes locale={locale} field="allergens" />
      <Group title={t('composition.diets')}>
        {diets.map((name) => (
          <EditorTick key={name} view={view} field={`diets.${name}`} label={shop(`diet.${name}`)} />
        ))}
      </Group>
      <Group title={t('composition.freeFrom')}>
        {freeFromChoices.map((name) => (
          <EditorTick key={name} view={view} field={`freeFrom.${name}`} label={shop(`without.${name}`)} />
        ))}
      </Group>
      <div className="grid gap-3">
        <h3 className="font-semibold">{t('composition.statements')}</h3>
        <div className="grid gap-6 lg:grid-cols-3">
          {languages.map((spoken) => (
            <div key={spoken} className={languageCell[spoken]}>
              <RuledStatements language={spoken} />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-3 font-semibold">{title}</legend>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
    </fieldset>
  )
}

/** Where it is sold, with the notification some markets ask for. */
export function MarketFields({
  view,
  productId,
  served,
}: {
  view: FormView
  productId: number
  served: readonly Market[]
}) {
  const t = translator(view.locale, 'staff-catalogue')
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      {markets.map((market) => (
        <fieldset key={market} className="grid content-start gap-4">
          <legend className="mb-3 flex flex-wrap gap-x-3 font-semibold">
            {t(`market.${market}`)}
            {served.includes(market) ? null : <StateWord tone="neutral">{t('hints.notServed')}</StateWord>}
          </legend>
          <EditorTick view={view} field={`markets.${market}.sold`} label={t('fields.sold')} />
          {marketFacts(market).needsNotification ? (
            <div className="grid gap-4 sm:grid-cols-2">
              <EditorField
                view={view}
                field={`markets.${market}.notificationId`}
                label={t('fields.notificationId')}
                kind="code"
              />
              <EditorField
                view={view}
                field={`markets.${market}.notifiedAt`}
                label={t('fields.notifiedAt')}
                kind="day"
              />
              <EditorField
                view={view}
                field={`markets.${market}.labelFile`}
                label={t('fields.labelFile')}
                hint={t('hints.labelFile')}
              />
              <a
                className="link w-fit self-end pb-3"
                href={`${productPlaces.compliance(productId)}#label-${market}`}
              >
                {t('hints.labelUpload')}
              </a>
            </div>
          ) : null}
        </fieldset>
      ))}
    </div>
  )
}
