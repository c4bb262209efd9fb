import { inflateSync } from 'node:zlib'
import fc from '#local/properties.ts'
import { describe, expect, test } from 'vitest'
import { locales, marketOf } from '#i18n/locale.ts'
import { money } from '#shop/pricing/money.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { FrozenInvoice, InvoiceLine } from '../invoice.ts'
import { fileNameOf } from '../words.ts'
import { letters, printableText, runsOf, type Script } from './glyphs.ts'
import { openFont } from './paper.ts'
import { renderInvoice } from './receipt.ts'
import { unpackWoff } from './woff.ts'

const line: InvoiceLine = {
  kind: 'goods',
  name: 'Magnez z witaminą B6',
  designation: 'Suplement diety',
  variantLabel: '60 kapsułek',
  sku: 'ZV-003-60',
  quantity: 2,
  unitAmount: 4990,
  totalAmount: 9980,
  rateBasisPoints: 800,
}
const frozen: FrozenInvoice = {
  format: 1,
  kind: 'invoice',
  number: 'PL-2026-000123',
  locale: 'pl-PL',
  market: 'PL',
  currency: 'PLN',
  issuedAt: '2026-11-22T10:00:00.000Z',
  paidAt: '2026-11-22T10:00:00.000Z',
  orderNumber: '7K3M-92QD',
  orderedAt: '2026-11-22T09:50:00.000Z',
  paymentMethod: 'blik',
  seller: {
    isFictional: true,
    company: 'Zelvanta Sp. z o.o.',
    street: 'ul. Przykładowa 1',
    place: '00-001 Warszawa',
    country: 'Polska',
    email: 'pomoc@zelvanta.example',
    phone: '+48 22 000 00 00',
    registerNumber: '0009990000',
    registerCourt: 'Sąd Rejonowy dla m.st. Warszawy',
    taxNumber: '9990000008',
    vatNumber: 'PL9990000008',
    packagingNumbers: { PL: '000999000', NL: 'DEMO-000999' },
    capital: money(5_000_000, 'PLN'),
  },
  buyer: ['Łucja Żółkiewska-Śliwińska', 'ul. Błażeja Gęśla 4/17', '00-316 Warszawa'],
  vatCountry: 'PL',
  corrects: null,
  lines: [line],
  shares: [{ rateBasisPoints: 800, grossAmount: 9980, vatAmount: 739 }],
  grossAmount: 9980,
  vatAmount: 739,
}

const text = (pdf: Buffer) => pdf.toString('latin1')
const pagesOf = (pdf: Buffer) => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(text(pdf))?.[1])

/** The content of every stream; in order, so that what opens and what closes can be counted. */
function contents(pdf: Buffer): string {
  const raw = text(pdf)
  return [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, body = '']) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .filter((body) => body.includes(' Tf') || body.includes('BDC'))
    .join('\n')
}

describe('a receipt as a file', () => {
  test('is the same bytes for the same data', async () => {
    const once = await renderInvoice(frozen)
    expect((await renderInvoice(structuredClone(frozen))).equals(once)).toBe(true)
    expect((await renderInvoice({ ...frozen, number: 'PL-2026-000124' })).equals(once)).toBe(false)
  })

  test.each(locales)('speaks %s: title, language, its own fonts, tags', async (locale) => {
    const market = marketOf(locale)
    const { currency } = marketFacts(market)
    const pdf = text(await renderInvoice({ ...frozen, locale, market, currency }))
    expect(pdf).toContain(`/Lang (${locale.slice(0, 2)})`)
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).toContain('/Marked true')
    expect(pdf).toMatch(/\/S \/H1/)
    expect(pdf).toMatch(/\/S \/TH[\s\S]*\/Scope \/Column/)
    expect(pdf).toContain('SchibstedGrotesk-Regular')
    expect(pdf).not.toMatch(/Helvetica|Times/)
  })

  test('every mark that is opened is closed, and everything drawn is marked', async () => {
    const drawn = contents(await renderInvoice({ ...frozen, lines: Array.from({ length: 30 }, () => line) }))
    const marks = [...drawn.matchAll(/\b(BDC|BMC|EMC|BT)\b/g)].map(([mark]) => mark)
    expect(marks.filter((mark) => mark === 'EMC')).toHaveLength(
      marks.filter((mark) => mark === 'BDC' || mark === 'BMC').length,
    )
    expect(marks.length).toBeGreaterThan(300)
    let isOpen = false
    for (const mark of marks) {
      if (mark === 'BT') expect(isOpen).toBe(true)
      else isOpen = mark !== 'EMC'
    }
  })

  test('EPR-01 names the numbers in the registers of packaging; one issued before still names the Polish one', async () => {
    const { packagingNumbers: _, ...seller } = frozen.seller
    const plain = await renderInvoice({ ...frozen, seller })
    const former = await renderInvoice({ ...frozen, seller: { ...seller, wasteRegisterNumber: '000999000' } })
    const polish = await renderInvoice({
      ...frozen,
      seller: { ...seller, packagingNumbers: { PL: '000999000' } },
    })
    expect(former.equals(plain)).toBe(false)
    expect(former.equals(polish)).toBe(true)
    expect(polish.equals(await renderInvoice(frozen))).toBe(false)
  })

  test('goes on over as many pages as it takes, totals and notes together', async () => {
    expect(pagesOf(await renderInvoice(frozen))).toBe(1)
    expect(pagesOf(await renderInvoice({ ...frozen, lines: Array.from({ length: 30 }, () => line) }))).toBe(3)
  })

  test.each(['credit', 'reversal'] as const)('a %s names what it corrects', async (kind) => {
    const corrects = { number: 'PL-2026-000123', issuedAt: frozen.issuedAt }
    const pdf = await renderInvoice({ ...frozen, kind, corrects, lines: [] })
    expect(pagesOf(pdf)).toBe(1)
    expect(pdf.equals(await renderInvoice(frozen))).toBe(false)
  })

  test('whatever people are called and products are named, it is drawn', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    )
    await fc.assert(
      fc.asyncProperty(words, words, async (buyer, name) => {
        const pdf = await renderInvoice({
          ...frozen,
          buyer: [buyer],
          lines: [{ ...line, name, designation: buyer }],
        })
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('is saved under a plain name', () => {
    expect(fileNameOf(frozen)).toBe('dowod-zakupu-PL-2026-000123.pdf')
    for (const locale of locales)
      for (const kind of ['invoice', 'credit', 'reversal'] as const)
        expect(fileNameOf({ ...frozen, locale, kind })).toMatch(/^[a-z-]+-PL-2026-000123\.pdf$/)
  })
})

describe('letters', () => {
  test('of our languages are written as they are', () => {
    const letters = 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ ëïéèêüöĳĲ ’„”“–—€§·×µ−'
    expect(printableText(letters)).toBe(letters)
  })

  test('no face has are written plainly, or seen to be missing', () => {
    expect(printableText('B₆ C\u2011D ﬁn ǎ a\u00adb \u{1f600} 漢')).toBe('B6 C-D fin a ab ? ?')
  })

  test('of people from elsewhere are written as they are', () => {
    const names = ['Олександра Шевченко-Ґалаґан', 'Мөнхбат Әлия', 'Γεώργιος Ἀθανασίου', 'Nguyễn Thị Hương']
    for (const name of names) expect(printableText(name)).toBe(name)
    expect(runsOf('Юлія Nguyễn', false).map(({ script, text }) => [script, text])).toEqual([
      ['cyrillic', 'Юлія'],
      ['latin', ' Nguy'],
      ['vietnamese', 'ễ'],
      ['latin', 'n'],
    ])
  })

  test('are there in the file that is said to have them, in both weights', () => {
    const missing: string[] = []
    for (const [script, known] of Object.entries(letters) as [Script, RegExp][])
      for (const weight of [400, 600] as const) {
        const font = openFont(script, weight)
        for (let code = 0x20; code < 0x2300; code++)
          if (known.test(String.fromCodePoint(code)) && !font.hasGlyphForCodePoint(code))
            missing.push(`${script}-${weight} U+${code.toString(16)}`)
      }
    expect(missing).toEqual([])
  })

  test('are drawn by the file that has them; figures of columns by themselves', () => {
    expect(runsOf('1 zł', true)).toEqual([
      { script: 'latin', text: '1', isFigures: true },
      { script: 'latin', text: ' z', isFigures: false },
      { script: 'extended', text: 'ł', isFigures: false },
    ])
  })
})

test('only a WOFF file is unpacked as one', () => {
  expect(() => unpackWoff(Buffer.from('wOF2 and more that is never read'))).toThrow('not a WOFF file')
})
