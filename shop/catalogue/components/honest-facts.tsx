import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { nrvAbbreviation } from '#shop/nutrition/nrv.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { roundUnitPrice } from '#shop/pricing/unit-price.ts'
import { Facts } from '#ui/table.tsx'
import { typeset, typesetName } from '#ui/typeset.tsx'
import { reductionPercentWords, unitPriceWords } from '../price-words.ts'
import type { ProductCard } from '../product.ts'

type Note = 'amount' | 'price' | 'source'

/** Only what can be seen in this shop is explained: compounds where one is named, sources where somebody cites them. */
function notesOf({ mainFact }: ProductCard, hasArticles: boolean): Note[] {
  const isCompound = (mainFact?.forms.length ?? 0) > 0
  return [
    ...(isCompound ? (['amount'] as const) : []),
    'price',
    ...(hasArticles ? (['source'] as const) : []),
  ]
}

/** What stands beside every product, shown on one of them, with why it stands there. */
export function HonestFacts({
  card,
  hasArticles,
  locale,
}: {
  card: ProductCard
  hasArticles: boolean
  locale: Locale
}) {
  const t = translator(locale, 'home')
  const notes = notesOf(card, hasArticles)
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <div>
        <p className="font-semibold">{typesetName(card.name)}</p>
        <p className="pb-3 text-small text-quiet">{card.legalName}</p>
        <div className="border-y-2 border-ink">
          <Facts isWide rows={rowsOf(card, locale)} />
        </div>
      </div>
      <div className="grid content-start gap-x-10 gap-y-6 sm:grid-cols-3 lg:pt-1">
        {notes.map((note) => (
          <div key={note} className="grid content-start gap-2">
            <h3 className="font-serif text-lead font-medium leading-snug">{t(`facts.notes.${note}Title`)}</h3>
            <p className="text-quiet">{typeset(t(`facts.notes.${note}Text`))}</p>
          </div>
        ))}
      </div>
    </div>
  )
}

type Row = [term: string, words: string]

function rowsOf(card: ProductCard, locale: Locale): Row[] {
  return [...factRows(card, locale), ...priceRows(card, locale)]
}

function factRows({ mainFact }: ProductCard, locale: Locale): Row[] {
  const t = translator(locale, 'home')
  if (!mainFact) return []
  const { name, amountWords, percentWords, forms } = mainFact
  const rows: Row[] = [[t('facts.amount', { nutrient: name }), amountWords]]
  if (percentWords) rows.push([t('facts.share'), `${percentWords} ${nrvAbbreviation(languageOf(locale))}`])
  if (forms.length > 0) rows.push([t('facts.form'), forms.join(', ')])
  return rows
}

function priceRows({ offer, unitPrice, pricePerDay }: ProductCard, locale: Locale): Row[] {
  const t = translator(locale, 'home')
  const { reduction } = offer
  const percent = reduction && reductionPercentWords(reduction, locale)
  const price = formatMoney(offer.price, locale)
  const rows: Row[] = [[t('facts.price'), percent ? `${price} (${percent})` : price]]
  if (reduction) rows.push([t('facts.prior'), formatMoney(reduction.prior, locale)])
  if (unitPrice) rows.push([t('facts.unitPrice'), unitPriceWords(unitPrice, locale)])
  if (pricePerDay) rows.push([t('facts.perDay'), formatMoney(roundUnitPrice(pricePerDay), locale)])
  return rows
}
