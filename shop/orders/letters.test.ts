import { describe, expect, test } from 'vitest'
import { languageOf, locales, marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { faultsOf, seenWords, testPost } from '#prisma/fixtures/test-letters.ts'
import { letterTo, type LetterWords } from '#shop/mail/post.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money } from '#shop/pricing/money.ts'
import {
  complaintAnswerBlocks,
  complaintBlocks,
  withdrawalAnswerBlocks,
  withdrawalBlocks,
} from './consumer-letters.ts'
import { confirmationLetter, type OrderPost } from './letters.ts'
import { cancelledBlocks, deliveredBlocks, refundBlocks, shippedBlocks } from './parcel-letters.ts'
import { goodsGoneLetter, orderLinksLetter, paymentFailedLetter } from './payment-letters.ts'
import type { PlacedOrder } from './placed-order.ts'

const at = new Date('2026-03-14T15:09:26Z')
const hostile = 'Ewa "<b>Ł</b>" </table><script>alert(1)</script> van den Bergh-Ostrowska'
const long = 'Zelvanta Magnesiumbisglycinaattaurinaatcomplex met vitamine B6 en een naam die niet ophoudt'

function orderIn(locale: Locale): PlacedOrder {
  const market = marketOf(locale)
  const { currency } = marketFacts(market)
  const line = (name: string, quantity: number, unit: number, vatRateBasisPoints: number) => ({
    ...{ variantId: 1, sku: 'ZV-001-60', name, variantLabel: '60 × 500 mg', designation: 'Suplement diety' },
    ...{ unitPrice: money(unit, currency), quantity, total: money(unit * quantity, currency) },
    ...{ vatRateBasisPoints, labelSnapshot: {} as PlacedOrder['lines'][number]['labelSnapshot'] },
  })
  return {
    ...{ id: 'ord_1', number: '7K3M-92QD', locale, market, tokenVersion: 1, country: market },
    ...{ payment: 'paid', fulfilment: 'open', refund: 'none', dispute: 'none' },
    ...{ email: 'ewa@example.org', phone: null, name: hostile, street: 'ul. Długa 7/3' },
    ...{ postalCode: '00-238', town: 'Warszawa', deliveryKind: 'courier', deliveryMethod: 'courier' },
    ...{ deliveryName: 'Kurier', pickupPointCode: null, pickupPointAddress: null },
    lines: [line('Magnez', 2, 4_990, 800), line(long, 12, 123_456, 2_300)],
    subtotal: money(1_491_452, currency),
    shipping: money(1_599, currency),
    total: money(1_493_051, currency),
    vat: money(278_000, currency),
    vatByRate: [
      { rateBasisPoints: 800, gross: money(10_000, currency), vat: money(741, currency) },
      { rateBasisPoints: 2_300, gross: money(1_483_051, currency), vat: money(277_319, currency) },
    ],
    ...{ sessionUrl: null, sessionExpiresAt: at, termsVersion: '3', placedAt: at, paidAt: at, shippedAt: at },
    ...{ deliveredAt: at, carrier: 'dhl', trackingNumber: '620012345678901234567890', withdrawnAt: null },
    ...{ paymentMethod: 'card', refunded: money(0, currency), timeline: [] },
    receipts: [{ number: 'PL-2026-000001', kind: 'invoice', issuedAt: at, gross: money(1, currency) }],
  }
}

function everyLetter(locale: Locale): Record<string, LetterWords> {
  const order = orderIn(locale)
  const post: OrderPost = { ...testPost(locale), order, orderUrl: `https://shop.example/${'x'.repeat(70)}` }
  const words = (blocks: LetterWords['blocks']) => ({ subject: 'S', preheader: 'P', blocks })
  const answer = { outcome: 'refused' as const, words: hostile, at }
  const withdrawal = {
    ...{
      id: 'w',
      name: hostile,
      email: 'ewa@example.org',
      orderNumber: hostile,
      items: `${long}\n${hostile}`,
    },
    ...{ submittedAt: at, answer, order: null },
  }
  const complaint = {
    ...{ id: 'c', reference: 'R-1', name: hostile, email: 'ewa@example.org', orderNumber: hostile },
    ...{ item: long, noticed: '1.1.', description: `${hostile}\n\n${hostile}`, wish: 'refund' as const },
    ...{ market: order.market, submittedAt: at, answerBy: at, answer },
  }
  const refund = {
    ...{ id: 'ref_1', amount: order.subtotal, shipping: order.shipping, reason: 'complaint' },
    lines: order.lines.map((line) => ({ ...line, amount: line.total })),
  }
  const found = { ...order, url: post.orderUrl }
  return {
    confirmed: confirmationLetter(post),
    goodsGone: goodsGoneLetter(post),
    paymentFailed: paymentFailedLetter(post),
    orderLinks: orderLinksLetter(post, [found, { ...found, number: '2222-3333' }]),
    shipped: words(shippedBlocks(post)),
    delivered: words(deliveredBlocks(post)),
    cancelled: words(cancelledBlocks(post, at)),
    refunded: words(refundBlocks(post, refund)),
    withdrawalReceived: words(withdrawalBlocks(post, withdrawal)),
    withdrawalAnswered: words(withdrawalAnswerBlocks(post, withdrawal, answer)),
    complaintReceived: words(complaintBlocks(post, complaint)),
    complaintAnswered: words(complaintAnswerBlocks(post, complaint, answer)),
  }
}

test.each(locales)('a parcel that was lost is paid back with the reason said, in %s', (locale) => {
  const order = orderIn(locale)
  const post = { ...testPost(locale), order, orderUrl: 'https://shop.example/o' }
  const refund = { id: 'ref_1', amount: order.total, shipping: order.shipping, reason: 'lost', lines: [] }
  const text = translator(locale, 'order-mail')('refundIssued.reasons.lost')
  expect(refundBlocks(post, refund)).toContainEqual({ kind: 'paragraph', text })
})

describe.each(locales)('letters about orders in %s', (locale) => {
  const letters = Object.entries(everyLetter(locale)).map(([kind, words]) => ({
    kind,
    letter: letterTo(testPost(locale), 'ewa@example.org', 'order', words),
  }))

  test.each(letters)(
    '$kind is sound: nothing fetched, its language said, the text as whole as the HTML',
    ({ letter }) => {
      expect(letter.language).toBe(languageOf(locale))
      expect(faultsOf(letter)).toEqual([])
    },
  )

  test.each(letters)('$kind shows what people typed as text', ({ letter }) => {
    expect(letter.html).not.toMatch(/<script|<b>|<\/b>/)
  })

  test.each(letters)('$kind names the trader and where to withdraw (CONS-01, WD-03)', ({ letter }) => {
    const { trader } = testPost(locale)
    for (const part of [letter.text, letter.html].map((each) => each.replaceAll(/\s+/g, ' '))) {
      for (const fact of [
        trader.company,
        trader.email,
        trader.phone,
        trader.registerNumber,
        trader.taxNumber,
      ]) {
        expect(part).toContain(fact)
      }
      expect(part).toContain(translator(locale, 'mail')('footer.withdrawal'))
    }
  })

  test('the confirmation holds every line with quantity, unit price, VAT and total, and all sums', () => {
    const text = letters.find(({ kind }) => kind === 'confirmed')?.letter.text ?? ''
    const { currency } = marketFacts(marketOf(locale))
    for (const amount of [4_990, 9_980, 123_456, 1_481_472, 1_491_452, 1_599, 1_493_051, 741, 277_319]) {
      expect(text).toContain(formatMoney(money(amount, currency), locale))
    }
    expect(text).toMatch(/^ .+ 2$/m)
    expect(text).toMatch(/^ .+ 12$/m)
    expect(text).toMatch(/^ .+ 8[\s\u00a0]?%$/m)
    expect(text).toMatch(/^ .+ 23[\s\u00a0]?%$/m)
  })

  test('CONS-04: the confirmation holds the contract in writing, with the form of withdrawal', () => {
    const letter = letters.find(({ kind }) => kind === 'confirmed')?.letter
    const t = translator(locale, 'order-mail')
    const said = seenWords(letter?.html ?? '').join(' ')
    const told = [
      t('information.seller.complaints'),
      t('information.goods.text'),
      t('information.price.text'),
      t('information.withdrawal.period'),
      t('information.withdrawal.how'),
      t('information.withdrawal.effect'),
      t('information.withdrawal.value'),
      t('information.withdrawal.sealed'),
      t('information.form.instruction'),
      t('information.form.statement'),
      t('information.form.dates'),
      t('information.form.name'),
      t('information.form.address'),
      t('information.form.signature'),
      t('information.form.date'),
      t('information.form.delete'),
      t('information.guarantee.text'),
      t('information.complaints.function'),
      t(`information.disputes.${marketOf(locale)}`),
      t('information.language.text'),
      t('confirmation.contract'),
      t('common.keep'),
      t('confirmation.receipt'),
    ]
    for (const sentence of told) expect(said).toContain(seenWords(`</head>${sentence}`).join(' ').trim())
  })
})
