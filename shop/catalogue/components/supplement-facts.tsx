import { translator } from '#i18n/translator.ts'
import { nrvAbbreviation, nrvNotEstablished, nrvTerm, roundedPercentOfNrv } from '#shop/nutrition/nrv.ts'
import { Table } from '#ui/table.tsx'
import type { Product, SupplementFact } from '../product.ts'
import { ShareBar } from './share-bar.tsx'

/** Amounts per daily portion with their share of the reference value, as a table for eyes and ears (FOOD-05). */
export function SupplementFacts({ product }: { product: Product }) {
  const t = translator(product.locale, 'catalogue')
  const { language, facts } = product.label
  const isUnknown = facts.some(({ percentWords }) => percentWords === null)
  return (
    <div className="grid content-start gap-3">
      <Table
        caption={t('product.factsCaption', { portion: product.dailyPortionWords })}
        columns={[
          { key: 'nutrient', head: t('product.nutrient') },
          { key: 'amount', head: t('product.amount'), isFigure: true },
          { key: 'share', head: `% ${nrvAbbreviation(language)}`, isFigure: true },
        ]}
        rows={facts.map((fact) => ({
          key: fact.amount.nutrient,
          cells: [
            <Nutrient
              key="name"
              fact={fact}
              formWords={t('product.form', { forms: fact.forms.join(', ') })}
            />,
            <span key="amount" className="font-semibold">
              {fact.amountWords}
            </span>,
            <Share key="share" fact={fact} />,
          ],
        }))}
      />
      <p className="max-w-[60ch] text-small text-quiet">
        {`${nrvAbbreviation(language)}: ${nrvTerm(language)}. `}
        {isUnknown ? `* ${nrvNotEstablished(language)}. ` : null}
        {t('product.elemental')}
      </p>
    </div>
  )
}

function Nutrient({ fact, formWords }: { fact: SupplementFact; formWords: string }) {
  return (
    <>
      <span className="block font-semibold sm:text-lead">{fact.name}</span>
      {fact.forms.length > 0 ? (
        <span className="block text-small font-normal text-quiet">{formWords}</span>
      ) : null}
    </>
  )
}

function Share({ fact }: { fact: SupplementFact }) {
  const percent = roundedPercentOfNrv(fact.amount)
  if (percent === null || fact.percentWords === null) return <span>*</span>
  return (
    <span className="inline-grid w-14 gap-1.5 sm:w-40">
      <span className="font-semibold">{fact.percentWords}</span>
      <ShareBar percent={percent} />
    </span>
  )
}
