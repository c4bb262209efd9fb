import 'server-only'
import { markets, type Language, type Market } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { marketsWithoutNumber } from '#shop/legal/packaging-number.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { packagingNumberFault, traderNumberFaults } from '#shop/legal/register-number.ts'
import { registerCountry, type SaidTrader } from '#shop/legal/trader.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { parseMoney } from '#shop/pricing/money.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { marketsInput, shopInput, traderInput, type TraderInput } from '../../settings-input.ts'
import { goLive, saveMarkets, saveShop, saveTrader } from '../mutations/write-settings.ts'
import { findLiveFaults } from '../queries.ts'
import { deliveryDaysIn, deliveryNames, missingTexts, saidIn, spokenIn } from '../trader-fields.ts'

const place = '/staff/settings'

function traderFrom(input: TraderInput, capital: SaidTrader['capital']): SaidTrader {
  const [town, country] = [spokenIn(input, 'town'), spokenIn(input, 'country')]
  const addressIn = (language: Language) =>
    `${input.street}, ${input.postalCode} ${town[language]}, ${country[language]}`
  return {
    fictional: input.fictional === 'on',
    shop: { name: input.shopName, tagline: saidIn(input, 'tagline'), lead: saidIn(input, 'lead') },
    company: input.company,
    street: input.street,
    postalCode: input.postalCode,
    town,
    country,
    address: { pl: addressIn('pl'), nl: addressIn('nl'), en: addressIn('en') },
    email: input.email,
    phone: input.phone,
    hours: spokenIn(input, 'hours'),
    registerNumber: input.registerNumber,
    registerCourt: spokenIn(input, 'court'),
    taxNumber: input.taxNumber,
    vatNumber: input.vatNumber,
    statisticalNumber: input.statisticalNumber,
    capital,
    deliveryDays: { PL: deliveryDaysIn(input, 'PL'), NL: deliveryDaysIn(input, 'NL') },
  }
}

/** The currency of the country the trader is registered in. */
function homeCurrency(input: TraderInput): Currency {
  const country = registerCountry(input)
  const home = markets.find((market) => marketFacts(market).deliveryCountry === country)
  return home ? marketFacts(home).currency : 'EUR'
}

function deliveryProblems(input: TraderInput, served: readonly Market[]): Problem[] {
  return markets.flatMap((market): Problem[] => {
    const [minimumName, maximumName] = deliveryNames(market)
    const [minimum, maximum] = [input[minimumName], input[maximumName]]
    if (minimum !== null && maximum !== null)
      return maximum < minimum ? [{ field: maximumName, key: 'endsBeforeItBegins' }] : []
    const empty = [minimumName, maximumName].filter((name) => input[name] === null)
    return served.includes(market) ? empty.map((field) => ({ field, key: 'required' })) : []
  })
}

/** Says who sells. */
export const writeTrader = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'trader', traderInput)
  const page = { location: `${place}/trader` }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const served = await findServedMarkets(database())
  const capital = form.data.capital === '' ? null : parseMoney(form.data.capital, homeCurrency(form.data))
  const problems: Problem[] = [
    ...missingTexts(form.data, served).map((field) => ({ field, key: 'required' })),
    ...traderNumberFaults(form.data),
    ...deliveryProblems(form.data, served),
    ...(form.data.capital !== '' && !capital ? [{ field: 'capital', key: 'amount' }] : []),
  ]
  if (problems.length > 0) return refuseForm(visit, form.submission, problems, page)
  await saveTrader(visit.staff, traderFrom(form.data, capital))
  return done(form.submission, `${place}/trader?done=1`)
})

/** From whom letters come, and what a clerk may pay back alone. */
export const writeShop = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'shop', shopInput)
  const page = { location: `${place}/shop` }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const { sender, limitPLN, limitEUR } = form.data
  const polish = parseMoney(limitPLN, marketFacts('PL').currency)
  const dutch = parseMoney(limitEUR, marketFacts('NL').currency)
  const problems: Problem[] = []
  if (!polish || polish.amount < 0) problems.push({ field: 'limitPLN', key: 'amount' })
  if (!dutch || dutch.amount < 0) problems.push({ field: 'limitEUR', key: 'amount' })
  if (!polish || !dutch || problems.length > 0) return refuseForm(visit, form.submission, problems, page)
  const refundLimits = { [polish.currency]: polish.amount, [dutch.currency]: dutch.amount }
  await saveShop(visit.staff, { sender, refundLimits })
  return done(form.submission, `${place}/shop?done=1`)
})

/** Chooses the markets that are sold to; none without the number in its register of packaging (EPR-01). */
export const writeMarkets = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'markets', marketsInput)
  const page = { location: `${place}/markets` }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const { served, packagingNumbers } = form.data
  const problems = marketsWithoutNumber(served, packagingNumbers).map((market): Problem => {
    const { packagingRegister } = marketFacts(market)
    return {
      field: `packagingNumber${market}`,
      key: 'packagingNumberMissing',
      facts: { register: packagingRegister },
    }
  })
  for (const market of markets) {
    const fault = packagingNumberFault(market, packagingNumbers[market] ?? '')
    if (fault) problems.push({ ...fault, field: `packagingNumber${market}` })
  }
  if (served.length === 0) problems.push({ field: null, key: 'noMarket' })
  if (problems.length > 0) return refuseForm(visit, form.submission, problems, page)
  const before = await findServedMarkets(database())
  await saveMarkets(visit.staff, form.data)
  const isWider = served.some((market) => !before.includes(market))
  return done(form.submission, `${place}/markets?done=${isWider ? 'opened' : '1'}`)
})

/** Opens the shop for real money, if nothing is missing any more. */
export const openForMoney = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'live', shopInput.pick({}))
  const page = { location: place }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  if ((await findLiveFaults(database(), visit.staff)).length > 0)
    return refuseForm(visit, form.submission, [{ field: null, key: 'notReady' }], { ...page, status: 409 })
  await goLive(visit.staff, new Date())
  return done(form.submission, place)
})
