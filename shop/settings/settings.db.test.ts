import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { cookieFrom, freshen, hire, memberOf, signInAs, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { listDeliveryMethods, mayTakeMoney, searchPickupPoints } from '#shop/checkout/queries.ts'
import { findRefundLimit } from '#shop/checkout/staff/queries.ts'
import { findProductRecord } from '#shop/catalogue/staff/queries/find-record.ts'
import { publishingFindings } from '#shop/catalogue/publishing.ts'
import { sketchProduct } from '#shop/catalogue/staff/product-draft.ts'
import { editedProduct } from '#shop/catalogue/staff/product-record.ts'
import { leadHome } from '#shop/legal/handlers.ts'
import {
  findLegalText,
  findMailSender,
  findServedMarkets,
  findTrader,
  hasTrader,
} from '#shop/legal/queries.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { writeDelivery, takePickupPoints } from './staff/handlers/delivery.ts'
import { legalPreviewForm, legalPreviewKey } from './staff/legal-preview.ts'
import { goLive } from './staff/mutations/write-settings.ts'
import { previewedLegalText } from './settings-input.ts'
import { openForMoney, writeMarkets, writeShop, writeTrader } from './staff/handlers/identity.ts'
import { previewLegalText, writeLegalText, writeVatRate } from './staff/handlers/law.ts'
import { findLegalDraft, findLiveFaults, findTraderSetting } from './staff/queries.ts'
import { traderValues } from './staff/trader-fields.ts'

let shop: TestShop
let cookie = ''
beforeAll(async () => {
  shop = await openTestShop()
  cookie = await signInAs(await hire('owner'))
  await freshen(cookie, new Date(Date.now() + 3600_000))
})
afterAll(() => shop.close())

const context = { params: Promise.resolve(undefined) }
const send = (handler: typeof writeTrader, fields: Record<string, string>) =>
  handler(staffRequest('/staff/api/settings', { cookie, fields }), context)

async function fieldsRefused(answer: Response): Promise<(string | null)[]> {
  expect(answer.status).toBe(422)
  const { problems } = (await answer.json()) as { problems: { field: string | null }[] }
  return problems.map(({ field }) => field)
}

describe('the trader', () => {
  it('is said anew, whole, and audited', async () => {
    const before = traderValues(await findTraderSetting(database(), await memberOf(cookie)))
    expect(
      (await send(writeTrader, { ...before, company: 'Magnolia B.V.', capital: '1 234,50' })).status,
    ).toBe(200)
    const trader = await findTrader(database())
    expect(trader).toMatchObject({ company: 'Magnolia B.V.', fictional: false })
    expect(trader.capital).toEqual({ amount: 123_450, currency: 'PLN' })
    expect(await database().auditEntry.count({ where: { entity: 'setting', entityId: 'trader' } })).toBe(1)
  })

  it('is refused field by field, and nothing is half-written', async () => {
    const before = traderValues(await findTraderSetting(database(), await memberOf(cookie)))
    const wrong = { ...before, company: '', email: 'nobody', capital: 'a lot' }
    expect(await fieldsRefused(await send(writeTrader, wrong))).toEqual(['company', 'email'])
    expect(await fieldsRefused(await send(writeTrader, { ...before, deliveryMaximumPL: '0' }))).toEqual([
      'deliveryMaximumPL',
    ])
    const slips = { vatNumber: 'PL999000000', taxNumber: '9990000007', statisticalNumber: '999000005' }
    expect(await fieldsRefused(await send(writeTrader, { ...before, ...slips }))).toEqual(Object.keys(slips))
    expect((await findTrader(database())).company).toBe('Magnolia B.V.')
  })

  it('needs no number it does not have, and no text in a language nobody is served in', async () => {
    const before = traderValues(await findTraderSetting(database(), await memberOf(cookie)))
    const none = {
      registerNumber: '',
      taxNumber: '',
      statisticalNumber: '',
      capital: '',
    }
    const dutch = { ...before, ...none, shopName: 'Vitaminehuis', townPl: '', hoursPl: '', leadEn: '' }
    expect(await fieldsRefused(await send(writeTrader, dutch))).toEqual(['townPl', 'hoursPl'])
    await database().setting.create({ data: { key: 'servedMarkets', value: ['NL'] } })
    expect((await send(writeTrader, dutch)).status).toBe(200)
    const trader = await findTrader(database())
    expect(trader).toMatchObject({ ...none, capital: null, shop: { name: 'Vitaminehuis' } })
    expect(trader.town.pl).toBe(trader.town.en)
    expect(trader.shop?.lead).toMatchObject({ en: '', pl: expect.stringMatching(/./) })
    const capital = { vatNumber: 'NL123456782B01', capital: '100' }
    expect((await send(writeTrader, { ...dutch, ...capital })).status).toBe(200)
    expect((await findTrader(database())).capital).toEqual({ amount: 10_000, currency: 'EUR' })
    const days = { ...dutch, deliveryMinimumPL: '', deliveryMaximumPL: '' }
    expect((await send(writeTrader, days)).status).toBe(200)
    const { deliveryDays } = await findTrader(database())
    expect(deliveryDays.PL).toEqual(deliveryDays.NL)
    expect(await fieldsRefused(await send(writeTrader, { ...days, deliveryMaximumNL: '' }))).toEqual([
      'deliveryMaximumNL',
    ])
    expect((await send(writeTrader, before)).status).toBe(200)
    await database().setting.delete({ where: { key: 'servedMarkets' } })
  })
})

describe('the markets', () => {
  const wayHome = async (language: string) => {
    const request = new Request('http://localhost:3000/', { headers: { 'accept-language': language } })
    return (await leadHome(request)).headers.get('location')
  }
  const problemsOf = async (answer: Response) =>
    ((await answer.json()) as { problems: { message: string }[] }).problems.map(({ message }) => message)

  const numbered = (fields: Record<string, string>) => ({
    packagingNumberPL: '000999000',
    packagingNumberNL: 'DEMO-000999',
    ...fields,
  })

  it('are all served until the owner chooses, and one at least', async () => {
    expect(await findServedMarkets(database())).toEqual(['PL', 'NL'])
    expect(await fieldsRefused(await send(writeMarkets, numbered({})))).toEqual([null])
    expect(await fieldsRefused(await send(writeMarkets, numbered({ PL: 'yes' })))).toEqual(['PL'])
    expect(await findServedMarkets(database())).toEqual(['PL', 'NL'])
    expect(await wayHome('nl')).toBe('/nl')
  })

  it('that are given up sell nothing any more, and nothing is asked for them', async () => {
    const dutch = new Shopper()
    const { id: productId, variants } = await database().product.findFirstOrThrow({
      where: { key: 'ZV-001' },
      include: { variants: true },
    })
    const variantId = variants[0]?.id ?? 0
    expect((await dutch.add(variantId, 1, 'nl-NL')).status).toBe(200)

    expect((await send(writeMarkets, numbered({ PL: 'on' }))).status).toBe(200)
    expect(await findServedMarkets(database())).toEqual(['PL'])
    expect(await database().auditEntry.count({ where: { entityId: 'servedMarkets' } })).toBe(1)
    expect(await wayHome('nl')).toBe('/en-pl')
    expect(await wayHome('pl')).toBe('/pl')

    const closed = ['Deze winkel verkoopt niet aan dit land.']
    const added = await new Shopper().add(variantId, 1, 'nl-NL')
    expect(added.status).toBe(409)
    expect(await problemsOf(added)).toEqual(closed)
    const ordered = await dutch.order(0, { locale: 'nl-NL', postalCode: '1011 AB' })
    expect(ordered.status).toBe(409)
    expect(await problemsOf(ordered)).toEqual(closed)
    expect((await new Shopper().add(variantId)).status).toBe(200)

    await database().priceChange.create({
      data: {
        variantId,
        market: 'NL',
        amount: null,
        currency: 'EUR',
        validFrom: new Date(),
        actor: 'test',
      },
    })
    const record = await findProductRecord(database(), await memberOf(cookie), productId)
    if (!record) throw new Error('ZV-001 is gone')
    const edited = editedProduct(sketchProduct(record.fields).draft, record)
    const reference = { vatRates: await listVatRates(database()), now: new Date() }
    expect(publishingFindings(edited, reference).filter(({ market }) => market === 'NL')).toEqual([])
    expect(edited.markets.map(({ market }) => market)).toEqual(['PL'])
  })

  it('EPR-01: are not opened while the number in the register of packaging is empty, which is said beside the field', async () => {
    const ticked = { PL: 'on', NL: 'on' }
    for (const empty of ['', '   ']) {
      const fields = numbered({ ...ticked, packagingNumberNL: empty })
      expect(await fieldsRefused(await send(writeMarkets, fields))).toEqual(['packagingNumberNL'])
    }
    const short = numbered({ ...ticked, packagingNumberPL: '12345' })
    expect(await fieldsRefused(await send(writeMarkets, short))).toEqual(['packagingNumberPL'])
    expect(await fieldsRefused(await send(writeMarkets, ticked))).toEqual([
      'packagingNumberPL',
      'packagingNumberNL',
    ])
    expect(await findServedMarkets(database())).toEqual(['PL'])
    const told = await Promise.all(
      languages.map(async (language) => {
        const as = await signInAs(await hire('owner', language))
        await freshen(as, new Date(Date.now() + 3600_000))
        return problemsOf(
          await writeMarkets(
            staffRequest('/staff/api/settings/markets', { cookie: as, fields: ticked }),
            context,
          ),
        )
      }),
    )
    expect(new Set(told.flat()).size).toBe(6)
    for (const messages of told) expect(messages.join(' ')).toMatch(/BDO.*Verpact/)
    expect((await findTrader(database())).packagingNumbers).toEqual({ PL: '000999000', NL: 'DEMO-000999' })
  })

  it('EPR-01: that are served without a number go on being served; real money waits for it', async () => {
    await database().setting.delete({ where: { key: 'packagingNumbers' } })
    expect(await findServedMarkets(database())).toEqual(['PL'])
    const faults = await findLiveFaults(database(), await memberOf(cookie))
    expect(faults).toContainEqual({ key: 'packagingNumber', market: 'PL' })
    expect((await send(writeMarkets, numbered({ PL: 'on', packagingNumberNL: '' }))).status).toBe(200)
    expect((await findTrader(database())).packagingNumbers).toEqual({ PL: '000999000' })
    const after = await findLiveFaults(database(), await memberOf(cookie))
    expect(after.map(({ key }) => key)).not.toContain('packagingNumber')
  })

  it('come back as they were', async () => {
    expect((await send(writeMarkets, numbered({ PL: 'on', NL: 'on' }))).status).toBe(200)
    expect(await findServedMarkets(database())).toEqual(['PL', 'NL'])
  })
})

const courier = {
  market: 'PL',
  key: 'night-courier',
  kind: 'courier',
  price: '19,99',
  freeFrom: '',
  active: 'on',
  namePl: 'Kurier nocny',
  nameNl: 'Nachtkoerier',
  nameEn: 'Night courier',
  promisePl: 'Jutro rano',
  promiseNl: 'Morgenochtend',
  promiseEn: 'Tomorrow morning',
}

describe('delivery', () => {
  const offered = async () =>
    (await listDeliveryMethods(database(), 'PL', 'nl')).find(({ key }) => key === courier.key)

  it('is added, changed and taken away', async () => {
    expect((await send(writeDelivery, courier)).status).toBe(200)
    expect(await offered()).toMatchObject({
      name: 'Nachtkoerier',
      price: { amount: 1999, currency: 'PLN' },
      freeFrom: null,
    })
    expect((await send(writeDelivery, { ...courier, price: '9.5', freeFrom: '200' })).status).toBe(200)
    expect(await offered()).toMatchObject({ price: { amount: 950 }, freeFrom: { amount: 20_000 } })
    const { active: _, ...inactive } = courier
    expect((await send(writeDelivery, inactive)).status).toBe(200)
    expect(await offered()).toBeUndefined()
  })

  it('is named in the languages that are served; what it is called in others stays, and is whole or not there', async () => {
    await database().setting.update({ where: { key: 'servedMarkets' }, data: { value: ['PL'] } })
    const { nameNl: _, promiseNl: __, ...unspoken } = courier
    expect((await send(writeDelivery, { ...unspoken, namePl: 'Kurier nocą' })).status).toBe(200)
    const where = { market: 'PL', key: courier.key }
    const named = await database().deliveryMethodTranslation.findMany({ where, orderBy: { language: 'asc' } })
    expect(named.map(({ name }) => name)).toEqual(['Night courier', 'Nachtkoerier', 'Kurier nocą'])
    expect(await fieldsRefused(await send(writeDelivery, { ...unspoken, nameNl: 'Nacht' }))).toEqual([
      'promiseNl',
    ])
    expect((await send(writeDelivery, { ...unspoken, key: 'by-bicycle' })).status).toBe(200)
    expect(await fieldsRefused(await send(writeDelivery, { ...unspoken, market: 'NL' }))).toEqual([
      'nameNl',
      'promiseNl',
    ])
    await database().setting.update({ where: { key: 'servedMarkets' }, data: { value: ['PL', 'NL'] } })
  })

  it('needs a price and its words in every language that is served', async () => {
    expect(await fieldsRefused(await send(writeDelivery, { ...courier, price: 'free' }))).toEqual(['price'])
    expect(
      await fieldsRefused(await send(writeDelivery, { ...courier, nameNl: '', promiseEn: ' ' })),
    ).toEqual(['nameNl', 'promiseEn'])
  })
})

describe('pickup points', () => {
  const csv = 'code,name,street,postalCode,town\nKRA01,Automat,ul. Floriańska 1,31-019,Kraków\n'

  it('are tried without changing anything, then put in place of the present ones', async () => {
    const before = await database().pickupPoint.count({ where: { market: 'PL', active: true } })
    expect(before).toBeGreaterThan(1)
    expect((await send(takePickupPoints, { market: 'PL', csv, step: 'try' })).status).toBe(200)
    expect(await database().pickupPoint.count({ where: { market: 'PL', active: true } })).toBe(before)
    expect((await send(takePickupPoints, { market: 'PL', csv, step: 'import' })).status).toBe(200)
    expect((await searchPickupPoints(database(), 'PL', 'krakow')).map(({ code }) => code)).toEqual(['KRA01'])
    expect(await database().pickupPoint.count({ where: { market: 'PL', active: true } })).toBe(1)
    expect(await database().pickupPoint.count({ where: { market: 'NL', active: true } })).toBeGreaterThan(1)
  })

  it('are refused as a whole when one line is wrong', async () => {
    const wrong = `${csv}KRA02,,ul. Długa 2,31-147,Kraków\n`
    expect(
      await fieldsRefused(await send(takePickupPoints, { market: 'PL', csv: wrong, step: 'import' })),
    ).toEqual([null])
    expect(
      await fieldsRefused(await send(takePickupPoints, { market: 'PL', csv: '"open', step: 'import' })),
    ).toEqual(['csv'])
    expect(await database().pickupPoint.count({ where: { market: 'PL', active: true } })).toBe(1)
  })
})

describe('what the law sets', () => {
  const rate = {
    market: 'PL',
    taxClass: 'food-supplement',
    percent: '8,5',
    day: '2031-01-01',
    source: 'a new act',
  }

  it('VAT-01: a rate begins with its day, once, and never backwards', async () => {
    expect((await send(writeVatRate, rate)).status).toBe(200)
    const row = await database().vatRate.findFirstOrThrow({ where: { source: 'a new act' } })
    expect(row).toMatchObject({ rateBasisPoints: 850, validFrom: new Date('2030-12-31T23:00:00Z') })
    expect(await fieldsRefused(await send(writeVatRate, { ...rate, percent: '9' }))).toEqual(['day'])
    expect(await fieldsRefused(await send(writeVatRate, { ...rate, day: '2020-01-01' }))).toEqual(['day'])
    expect(await fieldsRefused(await send(writeVatRate, { ...rate, day: '2031-02-31' }))).toEqual(['day'])
  })

  it('CONS-02: a version of the terms is added and never changed', async () => {
    const text = {
      kind: 'terms',
      language: 'nl',
      version: '2',
      day: '2026-01-01',
      title: 'T2',
      summary: 'S',
      body: 'B',
    }
    expect((await send(writeLegalText, text)).status).toBe(200)
    expect(await findLegalText(database(), 'terms', 'nl')).toMatchObject({ version: '2', title: 'T2' })
    expect(await fieldsRefused(await send(writeLegalText, { ...text, body: 'other words' }))).toEqual([
      'version',
    ])
    expect(await findLegalText(database(), 'terms', 'nl')).toMatchObject({ body: 'B' })
  })
})

describe('a legal text that is only looked at', () => {
  const typed = { kind: 'privacy', language: 'nl', title: 'Privacy', summary: 'Kort', body: '## Wie\n\nWij.' }

  it('is kept for its preview, whole or not, and for nobody else; nothing is published', async () => {
    const before = await database().legalText.count()
    const answer = await send(previewLegalText, { ...typed, version: '', day: '' })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ location: '/staff/settings/legal/privacy/nl/preview' })
    const place = { kind: 'privacy', language: 'nl' } as const
    const kept = await findKeptForm(legalPreviewForm, legalPreviewKey(await memberOf(cookie), place))
    expect(kept?.values).toMatchObject(typed)
    const now = new Date('2026-11-22T12:00:00Z')
    expect(previewedLegalText(kept?.values ?? {}, 'privacy', now)).toMatchObject({
      title: 'Privacy',
      validFrom: now,
    })
    const other = await memberOf(await signInAs(await hire('owner')))
    expect(await findKeptForm(legalPreviewForm, legalPreviewKey(other, place))).toBeNull()
    expect(await database().legalText.count()).toBe(before)
  })

  it('is not kept when it is of no kind or language', async () => {
    expect(await fieldsRefused(await send(previewLegalText, { ...typed, kind: 'poem' }))).toEqual(['kind'])
  })
})

describe('a legal text that is refused', () => {
  it('is all there when a browser without a script comes back to it, however long it is', async () => {
    const body = 'Konsument może odstąpić od umowy. '.repeat(4000)
    const fields = { kind: 'terms', language: 'pl', version: '', day: '2030-01-01', title: 'T', body }
    const request = staffRequest('/staff/api/settings/legal', { cookie, fields })
    request.headers.set('accept', 'text/html')
    const answer = await writeLegalText(request, context)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/staff/settings/legal/terms/pl')
    const [, token = ''] = cookieFrom(answer).split('=')
    expect((await findKeptForm('legal', token))?.values.body).toBe(body)
  })

  it('is a draft whose gaps nobody has filled in', async () => {
    const staff = await memberOf(cookie)
    const { company } = await findTrader(database())
    const { body, ...draft } = await findLegalDraft(database(), staff, 'privacy', 'pl')
    expect(body).toContain(company)
    const fields = { ...draft, kind: 'privacy', language: 'pl', version: 'draft', day: '2030-01-01' }
    expect(await fieldsRefused(await send(writeLegalText, { ...fields, body }))).toEqual(['body'])
    const whole = body.replaceAll(/\[….+?\]/g, 'Serwery sp. z o.o.')
    expect((await send(writeLegalText, { ...fields, body: whole })).status).toBe(200)
  })
})

describe('the shop', () => {
  it('says from whom letters come and what a clerk may pay back', async () => {
    const fields = { sender: 'Magnolia <shop@magnolia.example>', limitPLN: '300', limitEUR: '75,50' }
    expect((await send(writeShop, fields)).status).toBe(200)
    expect(await findRefundLimit(database(), 'PL')).toEqual({ amount: 30_000, currency: 'PLN' })
    expect(await findRefundLimit(database(), 'NL')).toEqual({ amount: 7550, currency: 'EUR' })
    expect(await findMailSender(database())).toBe(fields.sender)
    const wrong = { ...fields, sender: 'x\r\nBcc: <a@b.example>', limitEUR: '-1' }
    expect(await fieldsRefused(await send(writeShop, wrong))).toEqual(['sender'])
  })

  it('is not opened for real money while something is missing', async () => {
    const faults = await findLiveFaults(database(), await memberOf(cookie))
    expect(faults.map(({ key }) => key)).toContain('https')
    expect((await send(openForMoney, {})).status).toBe(409)
    expect(await database().setting.count({ where: { key: 'goneLive' } })).toBe(0)
  })

  it('takes play money always, and real money only once the owner has opened it', async () => {
    expect(await mayTakeMoney(database(), false)).toBe(true)
    expect(await mayTakeMoney(database(), true)).toBe(false)
    await goLive(await memberOf(cookie), new Date())
    expect(await mayTakeMoney(database(), true)).toBe(true)
  })

  it('knows when nobody has said yet who sells', async () => {
    expect(await hasTrader(database())).toBe(true)
    await database().setting.delete({ where: { key: 'trader' } })
    expect(await hasTrader(database())).toBe(false)
    await expect(findTrader(database())).rejects.toThrow('trader')
  })
})
