import type { ReactNode } from 'react'
import type { Language, Locale } from '#i18n/locale.ts'
import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { parseIngredients } from '#shop/nutrition/ingredients.ts'
import { Disclosure, Section } from '#ui/page.tsx'
import { Facts } from '#ui/table.tsx'
import { keptLabels, type KeptLabel } from '../label-snapshot.ts'
import type { PlacedOrder } from '../placed-order.ts'

function Ingredients({ text }: { text: string }) {
  const parsed = parseIngredients(text)
  if (!parsed.ok) return text
  return parsed.segments.map((segment, index) =>
    segment.allergen ? <strong key={index}>{segment.text}</strong> : <span key={index}>{segment.text}</span>,
  )
}

function List({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="grid gap-1">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

function amountsOf({ facts }: KeptLabel): string[] {
  return facts.map(({ name, forms, amountWords, percentWords }) => {
    const form = forms.length > 0 ? ` (${forms.join(', ')})` : ''
    return `${name}${form}: ${amountWords}${percentWords ? `, ${percentWords}` : ''}`
  })
}

function Label({ label, locale }: { label: KeptLabel; locale: Locale }) {
  const t = translator(locale, 'orders')
  const own = (text: ReactNode) => <div lang={label.language}>{text}</div>
  return (
    <Facts
      rows={[
        [t('label.legalName'), own(label.legalName)],
        [t('label.facts'), own(<List texts={amountsOf(label)} />)],
        [t('label.ingredients'), own(<Ingredients text={label.ingredients} />)],
        [t('label.usage'), own(label.usage)],
        [t('label.warnings'), own(<List texts={label.statements} />)],
        ...(label.claims.length > 0
          ? [[t('label.claims'), own(<List texts={label.claims} />)] satisfies [ReactNode, ReactNode]]
          : []),
        [t('label.storage'), own(label.storage)],
        [t('label.operator'), own(label.operator)],
      ]}
    />
  )
}

function nameOf(label: KeptLabel, page: Language, locale: Locale): string {
  const t = translator(locale, 'orders')
  return label.language === page ? label.name : `${label.name}, ${t(`label.language.${label.language}`)}`
}

/** What the shopper could read on the label when ordering, kept as it was. */
export function OrderLabels({ order, locale }: { order: PlacedOrder; locale: Locale }) {
  const t = translator(locale, 'orders')
  const page = languageOf(locale)
  const lines = order.lines.map((line) => ({ line, labels: keptLabels(line.labelSnapshot) }))
  if (lines.every(({ labels }) => labels.length === 0)) return null
  return (
    <Section id="labels" title={t('label.heading')} className="no-print">
      <p className="max-w-[60ch] pb-2 text-quiet">{t('label.intro')}</p>
      {lines.flatMap(({ line, labels }) =>
        labels.map((label) => (
          <Disclosure key={`${line.variantId} ${label.language}`} summary={nameOf(label, page, locale)}>
            <div className="text-small">
              <Label label={label} locale={locale} />
            </div>
          </Disclosure>
        )),
      )}
    </Section>
  )
}
