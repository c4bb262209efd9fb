import { languages } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Disclosure } from '#ui/page.tsx'
import { newVariant, variantTexts } from '../product-fields.ts'
import { EditorField, EditorTick, Notes } from './editor-field.tsx'
import type { FormView } from './form-view.ts'
import { languageCell } from './text-columns.tsx'

/** The packs a product comes in; one that was sold is never deleted, only no longer sold. */
export function VariantFields({
  view,
  variants,
}: {
  view: FormView
  variants: { id: number; sku: string }[]
}) {
  const t = translator(view.locale, 'staff-catalogue')
  const isStarted = view.values[`variants.${newVariant}.sku`] !== undefined
  return (
    <div className="grid gap-10">
      <Notes locale={view.locale} field="variants" />
      {variants.map(({ id, sku }) => (
        <fieldset key={id} className="grid gap-5 border-t border-line pt-4">
          <legend className="float-left w-full font-semibold">{sku}</legend>
          <Variant view={view} place={`variants.${id}`} name={sku} />
          <EditorTick
            view={view}
            field={`variants.${id}.archived`}
            label={`${t('fields.archived')}: ${sku}`}
          />
        </fieldset>
      ))}
      <Disclosure summary={t('variants.new')} isOpen={isStarted}>
        <div className="grid gap-5">
          <p className="text-small text-quiet">{t('variants.newHint')}</p>
          <Variant view={view} place={`variants.${newVariant}`} name={t('variants.new')} />
        </div>
      </Disclosure>
    </div>
  )
}

const facts = [
  ['sku', 'code'],
  ['gtin', 'code'],
  ['netCount', 'whole'],
  ['netGrams', 'decimal'],
  ['netMillilitres', 'decimal'],
  ['portionsPerPack', 'whole'],
  ['shippingWeightGrams', 'whole'],
  ['position', 'whole'],
] as const

function Variant({ view, place, name }: { view: FormView; place: string; name: string }) {
  const t = translator(view.locale, 'staff-catalogue')
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {facts.map(([fact, kind]) => (
          <EditorField
            key={fact}
            view={view}
            field={`${place}.${fact}`}
            label={t(`fields.${fact}`)}
            kind={kind}
            {...(fact === 'netCount' && { hint: t('hints.net') })}
          />
        ))}
      </div>
      {variantTexts.map((text) => (
        <div key={text} className="grid gap-4 lg:grid-cols-3">
          {languages.map((language) => (
            <div key={language} className={languageCell[language]}>
              <EditorField
                view={view}
                field={`${place}.${language}.${text}`}
                label={`${t(`fields.${text}`)} · ${language.toUpperCase()} · ${name}`}
                language={language}
              />
            </div>
          ))}
        </div>
      ))}
    </>
  )
}
