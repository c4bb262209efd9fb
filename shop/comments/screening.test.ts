import { describe, expect, it } from 'vitest'
import comments from '#prisma/demo/comments/comments.json' with { type: 'json' }
import type { Language } from '#i18n/locale.ts'
import { isFromProgram, screen, type Arrival } from './screening.ts'

const arrivedAt = new Date('2026-11-22T12:00:00Z')

const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  language: 'en',
  authorName: 'Anna',
  body: 'Thank you for the table.',
  honeypot: '',
  formMadeAt: new Date('2026-11-22T11:59:00Z'),
  arrivedAt,
  recentBodies: [],
  ...change,
})

describe('what a person should look at twice', () => {
  it('is nothing about an ordinary comment', () => expect(screen(arrival())).toEqual([]))

  it.each([
    'See http://easy-money.example/start',
    'see www.sklep-x.pl',
    'tanie-suplementy.example/promo is good',
    'go to cheap-pills.shop',
    '[url=x]y[/url]',
  ])('links: %s', (body) => expect(screen(arrival({ body }))).toContain('links'))

  it.each([
    'Napisz na anna@example.org',
    'anna (at) example (dot) org',
    'tel. 600 100 200',
    '+48 22 000 00 00',
  ])('REV-03: contact data: %s', (body) => expect(screen(arrival({ body }))).toContain('contact-data'))

  it.each([
    '375 mg, 1830 mg i 250 mg',
    '2010, 2013, 2021',
    '56,25 mg to 15 %',
    'od 1 do 3 razy',
    'E 330, B6, D3',
  ])('leaves amounts and years alone: %s', (body) =>
    expect(screen(arrival({ body, language: 'pl' }))).toEqual([]),
  )

  it.each(['<script>alert(1)</script>', '<a href="x">y</a>', 'a <b>bold</b> claim'])(
    'REV-03: markup: %s',
    (body) => expect(screen(arrival({ body }))).toContain('markup'),
  )

  it('a text that came before, however spaced, cased or accented', () => {
    const recentBodies = ['Zółta  GĘŚ, jest tania!']
    expect(screen(arrival({ body: 'żółta gęś jest tania', recentBodies }))).toContain('duplicate')
    expect(screen(arrival({ body: 'inna gęś jest tania', recentBodies }))).not.toContain('duplicate')
  })

  it('a name that is a link', () => {
    expect(screen(arrival({ authorName: 'www.casino.example' }))).toContain('links')
  })

  it('the field that people do not see, a form made a moment ago, a form that is not ours', () => {
    expect(screen(arrival({ honeypot: 'https://x.example' }))).toEqual(['honeypot'])
    expect(screen(arrival({ formMadeAt: new Date(arrivedAt.getTime() - 900) }))).toEqual(['too-fast'])
    expect(screen(arrival({ formMadeAt: null }))).toEqual(['unsigned'])
  })

  it('a form that lay open for days is nothing special', () => {
    expect(screen(arrival({ formMadeAt: new Date('2026-10-01') }))).toEqual([])
  })
})

describe('health', () => {
  it.each([
    ['pl', 'Po tygodniu magnezu migrena zniknęła.'],
    ['nl', 'Mijn artrose is genezen door deze capsules.'],
    ['en', 'These capsules cured my arthritis.'],
  ] as const)('CLAIM-10: a disease claim is marked in %s', (language, body) => {
    expect(screen(arrival({ language, body }))).toContain('disease-claim')
  })

  it.each([
    ['pl', 'Mam cukrzycę, ile fig mogę zjeść?'],
    ['nl', 'Ik heb diabetes, hoeveel vijgen mag ik?'],
    ['en', 'I have diabetes, how many figs may I eat?'],
  ] as const)('GDPR-01: health data is marked in %s', (language, body) => {
    expect(screen(arrival({ language, body }))).toContain('health-question')
  })

  it.each(comments.map((comment) => [comment.key, comment] as const))(
    'CLAIM-10: marks the demo comment %s as its label says',
    (_, comment) => {
      const { body, authorName, heldReasons = [] } = comment
      const reasons = screen(arrival({ language: comment.language as Language, body, authorName }))
      expect(reasons).toEqual(heldReasons)
    },
  )
})

it('answers in reasonable time whatever is typed', () => {
  const texts = [
    'a'.repeat(3000),
    'a-'.repeat(1500),
    '1 '.repeat(1500),
    '<a'.repeat(1500),
    'ż@'.repeat(1500),
    '.'.repeat(3000),
    '( '.repeat(1500),
  ]
  const started = performance.now()
  for (const body of texts) screen(arrival({ body, language: 'pl', recentBodies: texts }))
  expect(performance.now() - started).toBeLessThan(3000)
})

it('reads a text that came before once, not again with every later one', () => {
  // One letter of these is eighteen when folded: the dearest that can be sent.
  const dear = (number: number) => 'ﷺ'.repeat(2990) + number
  const recentBodies = Array.from({ length: 100 }, (_, number) => dear(number))
  const spent = (arrivals: number[]) => {
    const started = performance.now()
    for (const number of arrivals) screen(arrival({ body: dear(number), recentBodies }))
    return performance.now() - started
  }
  const first = spent([100])
  expect(spent(Array.from({ length: 30 }, (_, number) => 101 + number))).toBeLessThan(10 * first)
})

it('sends no letter where a program has typed', () => {
  expect(isFromProgram(['honeypot'])).toBe(true)
  expect(isFromProgram(['unsigned', 'links'])).toBe(true)
  expect(isFromProgram(['links', 'disease-claim', 'too-fast'])).toBe(false)
})
