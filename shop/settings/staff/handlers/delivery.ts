import 'server-only'
import { parse } from 'csv-parse/sync'
import { database } from '#platform/database.ts'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { parseMoney } from '#shop/pricing/money.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { deliveryTexts, missingDeliveryTexts } from '../../delivery-row.ts'
import { readPickupRows } from '../../pickup-file.ts'
import { deliveryInput, pickupPointsInput, type DeliveryInput } from '../../settings-input.ts'
import { importPickupPoints, saveDeliveryMethod } from '../mutations/write-settings.ts'

const place = '/staff/settings/delivery'
/** More than this nobody reads; the file is mended and sent again. */
const shownProblems = 20
const rowProblemKeys = {
  columnMissing: 'rowColumnMissing',
  cellMissing: 'rowCellMissing',
  tooLong: 'rowTooLong',
  postalCode: 'rowPostalCode',
  codeTwice: 'rowCodeTwice',
} as const
const importLimit = 1024 * 1024

/** Not less than nothing, or null for what is no amount. */
function amountIn(text: string, currency: Currency): number | null {
  const found = parseMoney(text, currency)
  return found && found.amount >= 0 ? found.amount : null
}

type Amounts =
  { ok: true; amount: number; freeFromAmount: number | null } | { ok: false; problems: Problem[] }

/** The amounts of the form in the market's currency, or what is wrong with them. */
function amountsOf({ market, price, freeFrom = '' }: DeliveryInput): Amounts {
  const { currency } = marketFacts(market)
  const amount = amountIn(price, currency)
  const freeFromAmount = freeFrom === '' ? null : amountIn(freeFrom, currency)
  const problems: Problem[] = []
  if (amount === null) problems.push({ field: 'price', key: 'amount' })
  if (freeFrom !== '' && freeFromAmount === null) problems.push({ field: 'freeFrom', key: 'amount' })
  return amount === null || problems.length > 0
    ? { ok: false, problems }
    : { ok: true, amount, freeFromAmount }
}

/** A way of delivery to a market, new or changed. */
export const writeDelivery = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'delivery', deliveryInput)
  const page = { location: place }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const { market, key, kind, active } = form.data
  const amounts = amountsOf(form.data)
  const missing = missingDeliveryTexts(form.data, await findServedMarkets(database()))
  const problems = [
    ...(amounts.ok ? [] : amounts.problems),
    ...missing.map((field) => ({ field, key: 'required' })),
  ]
  if (!amounts.ok || problems.length > 0) return refuseForm(visit, form.submission, problems, page)
  await saveDeliveryMethod(visit.staff, {
    market,
    key,
    kind,
    currency: marketFacts(market).currency,
    amount: amounts.amount,
    freeFromAmount: amounts.freeFromAmount,
    active: active === 'on',
    texts: deliveryTexts(form.data),
  })
  return done(form.submission, `${place}?done=delivery`)
})

function rowsOf(csv: string): Record<string, string>[] | null {
  try {
    return parse(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true, delimiter: [',', ';'] })
  } catch {
    return null // quotes that do not close, lines of different lengths
  }
}

/** Reads a list of pickup points: says what is wrong in it, tries it, or puts it in the place of the present one. */
export const takePickupPoints = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'pickup', pickupPointsInput, importLimit)
  const page = { location: place }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const { market, csv, step } = form.data
  const rows = rowsOf(csv)
  if (!rows) return refuseForm(visit, form.submission, [{ field: 'csv', key: 'noTable' }], page)
  const { points, problems } = readPickupRows(rows, marketFacts(market).postalCode.pattern)
  if (problems.length > 0) {
    const shown = problems.slice(0, shownProblems).map(({ line, key, column }) => ({
      field: null,
      key: rowProblemKeys[key],
      facts: { line, column },
    }))
    return refuseForm(visit, form.submission, shown, page)
  }
  if (step === 'import') await importPickupPoints(visit.staff, market, points)
  return done(form.submission, `${place}?done=${step}&points=${points.length}&market=${market}`)
})
