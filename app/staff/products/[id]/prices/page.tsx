import { markets, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { pricePreview } from '#shop/catalogue/price-preview-words.ts'
import { PriceEditor, type PriceFormView } from '#shop/catalogue/staff/components/price-editor.tsx'
import { ProductPlaces } from '#shop/catalogue/staff/components/product-places.tsx'
import { readPrice } from '#shop/catalogue/staff/price-input.ts'
import { priceProblem } from '#shop/catalogue/staff/price-refusal.ts'
import { priceForm, type PricedVariant } from '#shop/catalogue/staff/price-view.ts'
import { productProblemWords } from '#shop/catalogue/staff/problem-words.ts'
import { findPrices } from '#shop/catalogue/staff/queries/find-prices.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { planPriceChange } from '#shop/pricing/price-plan.ts'
import { ClosedMarkets } from '#shop/staff/components/closed-markets.tsx'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../../../workshop-page.tsx'
import { keptProductForm } from '../../kept-product-form.ts'

interface ShownForm {
  variant: PricedVariant
  market: Market
  form: PriceFormView
}

interface EditorsProps {
  locale: Locale
  productId: number
  now: Date
  forms: readonly ShownForm[]
}

function Editors({ forms, ...props }: EditorsProps) {
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      {forms.map(({ variant, market, form }) => (
        <PriceEditor key={market} {...props} variant={variant} market={market} form={form} />
      ))}
    </div>
  )
}

/** Whether somebody works on a price of a market that is put away. */
function isBusy({ market, form }: ShownForm, served: readonly Market[]): boolean {
  return !served.includes(market) && (form.preview !== null || form.problems.length > 0)
}

export default workshopPage('prices:write', async ({ staff, locale, params, search }) => {
  const id = rowIdOf(params.id)
  const product = await findPrices(database(), staff, id)
  if (!product) return null
  const t = translator(locale, 'staff-catalogue')
  const now = new Date()
  const forms = await Promise.all(
    product.variants.flatMap((variant) =>
      markets.map(async (market) => ({
        variant,
        market,
        form: await formView({ variant, market, locale, search, now }),
      })),
    ),
  )
  const served = await findServedMarkets(database())
  const formsOf = (variantId: number) => forms.filter(({ variant }) => variant.id === variantId)
  const done = search.done === 'saved' || search.done === 'cancelled' ? search.done : null
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={product.key}
        title={t('prices.title', { name: product.name })}
        lead={t('prices.lead')}
      />
      <ProductPlaces locale={locale} id={id} />
      {done ? <Notice tone="positive" role="status" title={t(`prices.${done}`)} /> : null}
      <div className="grid gap-12 pt-8">
        {product.variants.map(({ id: variantId, sku, label }) => (
          <Section
            key={variantId}
            id={`variant-${variantId}`}
            title={[sku, label].filter(Boolean).join(' · ')}
          >
            <Editors
              locale={locale}
              productId={id}
              now={now}
              forms={formsOf(variantId).filter(({ market }) => served.includes(market))}
            />
          </Section>
        ))}
        {served.length < markets.length ? (
          <ClosedMarkets locale={locale} isOpen={forms.some((each) => isBusy(each, served))}>
            {product.variants.map(({ id: variantId, sku, label }) => (
              <Section
                key={variantId}
                id={`closed-${variantId}`}
                title={[sku, label].filter(Boolean).join(' · ')}
              >
                <Editors
                  locale={locale}
                  productId={id}
                  now={now}
                  forms={formsOf(variantId).filter(({ market }) => !served.includes(market))}
                />
              </Section>
            ))}
          </ClosedMarkets>
        ) : null}
      </div>
    </>
  )
})

interface Asked {
  variant: PricedVariant
  market: Market
  locale: Locale
  search: Record<string, string>
  now: Date
}

/** What was refused before, or what somebody asks to see before recording it. */
async function formView({ variant, market, locale, search, now }: Asked): Promise<PriceFormView> {
  const id = priceForm(variant.id, market)
  const nothing = { preview: null, silenced: [] }
  const isAsked = search.variantId === String(variant.id) && search.market === market
  if (!isAsked) {
    const { values, error, problems } = await keptProductForm(locale, id)
    return { values: values ?? {}, error, problems, ...nothing }
  }
  const refused = (problem: {
    field: string
    key: string
    facts?: Record<string, string>
  }): PriceFormView => {
    const message = productProblemWords(locale)(problem)
    return {
      values: search,
      error: (field) => (field === problem.field ? message : undefined),
      problems: [{ fieldId: `${id}-${problem.field}`, message }],
      ...nothing,
    }
  }
  const typed = readPrice(search, market)
  if (!typed.ok) return refused(typed.problem)
  const { amount, from, announced } = typed.price
  const history = variant.histories[market]
  const plan = planPriceChange(history, market, { amount, announced, validFrom: from ?? now }, now)
  if (!plan.ok) return refused(priceProblem(plan, locale))
  return {
    values: search,
    error: () => undefined,
    problems: [],
    preview: pricePreview(history, market, { change: plan.change, content: variant.content, now }),
    silenced: plan.silenced,
  }
}
