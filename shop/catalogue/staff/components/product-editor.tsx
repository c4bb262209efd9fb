import type { ReactNode } from 'react'
import { translator } from '#i18n/translator.ts'
import type { ClaimOffer } from '#shop/claims/offering.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import type { SummaryProblem } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import type { CheckedProduct } from '../product-check.ts'
import type { ProductRecord } from '../product-record.ts'
import { ClaimChoice } from './claim-choice.tsx'
import { CompositionFields, FactFields, MarketFields } from './fact-fields.tsx'
import type { FormView } from './form-view.ts'
import { CheckSummary, LiveCheck } from './live-check.tsx'
import { NutrientRows } from './nutrient-rows.tsx'
import { LanguageTabs, TextColumns } from './text-columns.tsx'
import { VariantFields } from './variant-fields.tsx'

interface Props {
  view: FormView
  record: ProductRecord
  offers: ClaimOffer[]
  checked: CheckedProduct
  problems: SummaryProblem[]
  /** What stands above the form: publication, or what two editors made of the product. */
  above: ReactNode
}

/** The whole product as one form, saved as one version. */
export function ProductEditor({ view, record, offers, checked, problems, above }: Props) {
  const { locale, form } = view
  const t = translator(locale, 'staff-catalogue')
  const action = `/staff/api/products/${record.id}`
  return (
    <LiveCheck formId={form} action={`${action}/check`} initial={checked}>
      <div className="group/languages grid gap-10">
        {above}
        <WorkshopForm
          locale={locale}
          id={form}
          action={action}
          className="grid gap-10"
          problems={problems}
          problemsTitle={t('editor.problems')}
        >
          <input type="hidden" name="version" value={record.version} />
          <LanguageTabs locale={locale} />
          <Section id="texts" title={t('section.texts')}>
            <TextColumns view={view} />
          </Section>
          <Section id="facts" title={t('section.facts')}>
            <FactFields view={view} />
          </Section>
          <Section id="nutrients" title={t('section.nutrients')}>
            <NutrientRows view={view} />
          </Section>
          <Section id="composition" title={t('section.composition')}>
            <CompositionFields view={view} />
          </Section>
          <Section id="claims" title={t('section.claims')}>
            <ClaimChoice view={view} offers={offers} />
          </Section>
          <Section id="markets" title={t('section.markets')}>
            <MarketFields view={view} productId={record.id} served={record.servedMarkets} />
          </Section>
          <Section id="variants" title={t('section.variants')}>
            <VariantFields view={view} variants={record.variants} />
          </Section>
          <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-ink bg-ground py-3">
            <Button>{t('editor.save')}</Button>
            <CheckSummary />
            <p className="hidden text-small text-quiet lg:block">{t('editor.saveHint')}</p>
          </div>
        </WorkshopForm>
      </div>
    </LiveCheck>
  )
}
