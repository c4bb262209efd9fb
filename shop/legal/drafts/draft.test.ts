import { describe, expect, it } from 'vitest'
import { languages, type Language } from '#i18n/locale.ts'
import known from '#prisma/demo/legal/known.json' with { type: 'json' }
import demoTrader from '#prisma/demo/legal/trader.json' with { type: 'json' }
import { legalKinds, type LegalKind } from '../legal-text.ts'
import { fillDraft, firstGap } from './draft.ts'
import type { DraftFacts, DraftMethod } from './draft-facts.ts'
import { readDraftTemplate } from './queries.ts'

const nothing: DraftFacts = {
  trader: null,
  packagingNumbers: {},
  servedMarkets: ['PL', 'NL'],
  delivery: [],
}
const inAll = (text: string) => ({ pl: text, nl: text, en: text })
const trader: NonNullable<DraftFacts['trader']> = {
  fictional: false,
  company: 'Magnolia B.V.',
  street: 'Grachtweg 2',
  postalCode: '1011 AB',
  town: inAll('Amsterdam'),
  country: inAll('Nederland'),
  address: inAll('Grachtweg 2, 1011 AB Amsterdam'),
  email: 'info@magnolia.example',
  phone: '+31 20 000 00 00',
  hours: inAll('9–17'),
  registerNumber: '12345678',
  registerCourt: inAll(''),
  taxNumber: '',
  vatNumber: 'NL001234567B01',
  statisticalNumber: '',
  capital: null,
  deliveryDays: { PL: { minimum: 2, maximum: 5 }, NL: { minimum: 1, maximum: 2 } },
}
const courier: DraftMethod = {
  market: 'NL',
  amount: 495,
  freeFromAmount: 4000,
  texts: { nl: { name: 'Aan | huis', promise: '1–2 werkdagen' } },
}
const dutch: DraftFacts = {
  trader,
  packagingNumbers: { NL: 'V-1' },
  servedMarkets: ['NL'],
  delivery: [courier],
}
const draftOf = async (kind: LegalKind, language: Language, facts: DraftFacts) =>
  fillDraft(await readDraftTemplate(kind, language), kind, language, facts)
const everyDraft = legalKinds.flatMap((kind) => languages.map((language) => [kind, language] as const))

describe.each(everyDraft)('the draft of %s in %s', (kind, language) => {
  it('is there in nobody’s name, its gaps marked', async () => {
    const { title, summary, body } = await draftOf(kind, language, nothing)
    expect([title, summary].map((text) => text.trim().length > 0)).toEqual([true, true])
    expect(body.length).toBeGreaterThan(1000)
    expect(body).not.toMatch(/[{}]/)
    expect(firstGap(body)).toMatch(/^\[… .+\]$/)
    const { shop, company, street, email, phone, registerNumber, taxNumber, statisticalNumber } = demoTrader
    const numbers = [
      registerNumber,
      taxNumber,
      statisticalNumber,
      ...Object.values(demoTrader.packagingNumbers),
    ]
    const answers = Object.values(known).map((text) => text[language])
    for (const fact of [shop.name, company, street, email, phone, ...numbers, ...answers])
      expect(body).not.toContain(fact)
  })

  it('speaks of the markets served alone', async () => {
    const { body } = await draftOf(kind, language, { ...nothing, servedMarkets: ['NL'] })
    expect(body).not.toMatch(/BDO|Przelewy24|uodo|uokik|PFRON|konsument\.gov|Inspekcj/)
    const polish = await draftOf(kind, language, { ...nothing, servedMarkets: ['PL'] })
    expect(polish.body).not.toMatch(/Verpact|iDEAL|autoriteitpersoons|consuwijzer|eccnederland|ACM/)
    for (const text of [body, polish.body]) {
      expect(text).not.toMatch(/\n{3}|^-\s*$|[.,] ?[.,]/m)
    }
  })

  it('leaves no gap where all is said, but what no setting holds', async () => {
    const { body } = await draftOf(kind, language, { ...dutch, known })
    expect(firstGap(body)).toBeNull()
  })
})

it('names the trader by its own registers, and leaves out those it is in none of', async () => {
  const { body } = await draftOf('contact', 'nl', dutch)
  expect(body).toContain('Magnolia B.V., Grachtweg 2, 1011 AB Amsterdam')
  expect(body).toContain('- Handelsregister: KVK 12345678\n- Btw-identificatienummer: NL001234567B01\n')
  expect(body).toContain('- Verpakkingsregister (Verpact): V-1')
  expect(body).not.toMatch(/Fiscaal nummer|Statistisch|Aandelenkapitaal|fictief/)
  const terms = await draftOf('terms', 'en', dutch)
  expect(terms.body).toContain('Dutch law applies.')
})

it('takes a number that is not said of a trader in another country as it is, and leaves the law open', async () => {
  const foreign = { ...trader, vatNumber: 'DE123456789', taxNumber: '77', fictional: true }
  const { body } = await draftOf('terms', 'en', { ...dutch, trader: foreign })
  expect(body).toContain('- Company register: 12345678\n- Tax number: 77\n')
  expect(body).toContain('[… the law of which country] applies.')
  expect(body).toContain('Magnolia B.V. (a fictional company, for this demonstration)')
})

it('names the ways of delivery with their prices, the own country first', async () => {
  const locker: DraftMethod = {
    market: 'PL',
    amount: 1299,
    freeFromAmount: null,
    texts: { nl: { name: 'Automaat', promise: '2 dagen' } },
  }
  const both: DraftFacts = { ...dutch, servedMarkets: ['PL', 'NL'], delivery: [locker, courier] }
  const { body } = await draftOf('delivery-and-returns', 'nl', both)
  expect(body).toContain(
    '| Nederland | Aan \\| huis | €\u00a04,95 | 1–2 werkdagen |\n| Polen | Automaat | PLN\u00a012,99 | 2 dagen |',
  )
  expect(body).toContain('minstens €\u00a040,00 kosten in Nederland, of minstens [… bedrag')
  const served = await draftOf('delivery-and-returns', 'nl', dutch)
  expect(served.body).not.toContain('Polen')
})

it('refuses nothing that is whole', () => {
  expect(firstGap('See [our terms](terms) … and [x]. Wait...')).toBeNull()
  expect(firstGap('We are […] here')).toBe('[…]')
  expect(firstGap('a [... name] b')).toBe('[... name]')
  expect(firstGap('a [… name')).toBe('[… name')
  expect(() => fillDraft('{nobody}', 'terms', 'en', nothing)).toThrow('nobody')
})
