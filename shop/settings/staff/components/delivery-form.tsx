import type { FormProblems } from '#i18n/form-problems.ts'
import { languages, type Language, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { money, toDecimal } from '#shop/pricing/money.ts'
import { ClosedMarkets, marketOptions } from '#shop/staff/components/closed-markets.tsx'
import { Checkbox, Select, TextInput } from '#ui/field.tsx'
import { languagesAsked, spokenDelivery, spokenDeliveryFields, type DeliveryRow } from '../../delivery-row.ts'
import { SettingsForm, TextFields } from './settings-form.tsx'

interface Props {
  locale: Locale
  /** The way that is changed; null for a new one. */
  row: DeliveryRow | null
  /** The markets the shop sells to. */
  served: readonly Market[]
  values: Record<string, string>
  problems: FormProblems
}

/** What the fields of the form are called. */
export function deliveryFieldNames(locale: Locale): Record<string, string> {
  const t = translator(locale, 'staff-settings')
  const spoken = languages.flatMap((language) => {
    const said = { language: t(`legal.languages.${language}`) }
    return spokenDeliveryFields.map((field) => [
      spokenDelivery(field, language),
      t(`delivery.${field}`, said),
    ])
  })
  return {
    market: t('delivery.market'),
    kind: t('delivery.kind'),
    key: t('delivery.key'),
    price: t('delivery.price'),
    freeFrom: t('delivery.freeFrom'),
    ...Object.fromEntries(spoken),
  }
}

function stored(row: DeliveryRow | null, currency: Currency): Record<string, string> {
  if (!row) return {}
  const texts = languages.flatMap((language) =>
    spokenDeliveryFields.map((field) => [
      spokenDelivery(field, language),
      row.texts[language]?.[field] ?? '',
    ]),
  )
  return {
    price: toDecimal(money(row.amount, currency)),
    freeFrom: row.freeFromAmount === null ? '' : toDecimal(money(row.freeFromAmount, currency)),
    ...Object.fromEntries(texts),
  }
}

/** A way of delivery, new or as it stands. */
export function DeliveryForm({ locale, row, served, values, problems }: Props) {
  const t = translator(locale, 'staff-settings')
  const id = 'delivery'
  const names = deliveryFieldNames(locale)
  const before = stored(row, (row?.currency ?? 'EUR') as Currency)
  const asked = languagesAsked(served, row?.market ?? null)
  const resting = languages.filter((language) => !asked.includes(language))
  const field = (name: string, isOptional = false) => ({
    name,
    label: names[name] ?? name,
    value: before[name],
    isOptional,
  })
  const spoken = (those: readonly Language[], isOptional: boolean) =>
    spokenDeliveryFields.flatMap((part) =>
      those.map((language) => field(spokenDelivery(part, language), isOptional)),
    )
  const shared = { form: id, values, problems, optional: translator(locale, 'staff')('optional') }
  return (
    <SettingsForm
      locale={locale}
      id={id}
      action="/staff/api/settings/delivery-method"
      problems={problems}
      submit={t('save')}
    >
      {row ? (
        <>
          <input type="hidden" name="market" value={row.market} />
          <input type="hidden" name="key" value={row.key} />
          <input type="hidden" name="kind" value={row.kind} />
        </>
      ) : (
        <div className="grid gap-5 md:grid-cols-3 md:grid-rows-[repeat(4,auto)] md:gap-y-0 md:*:row-span-4 md:*:grid-rows-subgrid md:*:gap-y-1.5 md:[&_.control]:row-start-3 md:[&_[data-error-for]]:row-start-4">
          <Select
            id={`${id}-market`}
            name="market"
            label={t('delivery.market')}
            options={marketOptions(locale, served)}
            defaultValue={values.market}
            error={problems.of('market')}
          />
          <Select
            id={`${id}-kind`}
            name="kind"
            label={t('delivery.kind')}
            options={(['courier', 'pickup'] as const).map((kind) => ({
              value: kind,
              label: t(`delivery.${kind}`),
            }))}
            defaultValue={values.kind}
            error={problems.of('kind')}
          />
          <TextInput
            id={`${id}-key`}
            name="key"
            label={t('delivery.key')}
            hint={t('delivery.keyHint')}
            defaultValue={values.key}
            error={problems.of('key')}
            required
          />
        </div>
      )}
      <TextFields {...shared} fields={[field('price'), field('freeFrom', true), ...spoken(asked, false)]} />
      {resting.length > 0 ? (
        <ClosedMarkets locale={locale} isOpen={spoken(resting, true).some(({ name }) => problems.of(name))}>
          <TextFields {...shared} fields={spoken(resting, true)} />
        </ClosedMarkets>
      ) : null}
      <Checkbox
        id={`${id}-active`}
        name="active"
        label={t('delivery.active')}
        defaultChecked={row?.active ?? true}
      />
    </SettingsForm>
  )
}
