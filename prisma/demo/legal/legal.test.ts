import { languages, type Language } from '#i18n/locale.ts'
import { pathnames } from '#i18n/pathnames.js'
import { legalKinds as kinds, type LegalKind } from '#shop/legal/legal-text.ts'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { demoLegalText } from '../../seed/legal-texts.ts'
import deliveryMethods from '../delivery/delivery-methods.json' with { type: 'json' }
import documents from './legal.json' with { type: 'json' }
import trader from './trader.json' with { type: 'json' }

const bodies = new Map(
  await Promise.all(
    kinds.flatMap((kind) =>
      languages.map(
        async (language) => [`${kind} ${language}`, (await demoLegalText(kind, language)).body] as const,
      ),
    ),
  ),
)
const bodyOf = (kind: LegalKind, language: Language) => bodies.get(`${kind} ${language}`) ?? ''

interface MarkdownNode {
  type: string
  depth?: number
  url?: string
  children?: MarkdownNode[]
}
const treeOf = (kind: LegalKind, language: Language): MarkdownNode =>
  unified().use(remarkParse).use(remarkGfm).parse(bodyOf(kind, language))
const nodesOf = (node: MarkdownNode): MarkdownNode[] => [node, ...(node.children ?? []).flatMap(nodesOf)]

/** The exact words of Directive 2011/83/EU art. 8(2), 11a and Annex I as the shop's buttons carry them. */
const words: Record<Language, { order: string; withdraw: string; confirm: string; payment: string[] }> = {
  pl: {
    order: 'Zamówienie z obowiązkiem zapłaty',
    withdraw: 'Odstąp od umowy tutaj',
    confirm: 'Potwierdź odstąpienie od umowy',
    payment: ['BLIK, Przelewy24 lub karta', 'iDEAL | Wero lub karta'],
  },
  nl: {
    order: 'Bestelling met betalingsverplichting',
    withdraw: 'Hier de overeenkomst herroepen',
    confirm: 'Herroeping bevestigen',
    payment: ['iDEAL | Wero of kaart', 'BLIK, Przelewy24 of kaart'],
  },
  en: {
    order: 'Order with obligation to pay',
    withdraw: 'Withdraw from contract here',
    confirm: 'Confirm withdrawal',
    payment: ['BLIK, Przelewy24 or card', 'iDEAL | Wero or card'],
  },
}

it('lists every kind of document with its version', () => {
  const shape = z.strictObject({
    kind: z.enum(kinds),
    version: z.iso.date(),
    validFromOffsetDays: z.int().nonpositive(),
  })
  expect(
    z
      .array(shape)
      .parse(documents)
      .map(({ kind }) => kind),
  ).toEqual(kinds)
})

describe.each(kinds)('%s', (kind) => {
  it.each(languages)('is plain Markdown without a title of its own in %s', (language) => {
    const nodes = nodesOf(treeOf(kind, language))
    expect(nodes.filter(({ type, depth }) => type === 'html' || (type === 'heading' && depth === 1))).toEqual(
      [],
    )
  })

  it('has the same structure in every language', () => {
    const outline = (language: Language) =>
      (treeOf(kind, language).children ?? []).map(({ type, depth, children }) => [
        type,
        depth,
        type === 'list' || type === 'table' ? children?.length : null,
      ])
    expect(outline('pl').length).toBeGreaterThan(4)
    expect(outline('nl')).toEqual(outline('en'))
    expect(outline('pl')).toEqual(outline('en'))
  })

  it.each(languages)('links to pages of the shop or to secured addresses in %s', (language) => {
    // Relative to the language's root, so that /en and /en-pl share one text.
    const pages = Object.values(pathnames).map((route) => route[language].replace(/^\//, ''))
    const urls = nodesOf(treeOf(kind, language)).flatMap(({ type, url }) =>
      type === 'link' && url ? [url] : [],
    )
    expect(
      urls.filter((url) => !url.startsWith('https://') && !pages.includes(url) && !url.startsWith('mailto:')),
    ).toEqual([])
  })

  it.each(languages)('CONS-09: names no closed dispute platform in %s', (language) => {
    expect(bodyOf(kind, language)).not.toMatch(
      /ec\.europa\.eu\/consumers\/odr|webgate\.ec\.europa\.eu|\bODR\b/,
    )
  })
})

describe.each(languages)('in %s', (language) => {
  it('CONS-01 EPR-01: terms and contact identify the trader, with the packaging registers', () => {
    for (const kind of ['terms', 'contact'] as const) {
      const body = bodyOf(kind, language)
      for (const fact of [
        trader.company,
        trader.address[language],
        trader.email,
        trader.phone,
        trader.registerNumber,
        trader.registerCourt[language],
        trader.taxNumber,
        trader.vatNumber,
        trader.statisticalNumber,
        ...Object.values(trader.packagingNumbers),
      ]) {
        expect(body).toContain(fact)
      }
    }
  })

  it('CONS-03: the terms name the order button by its words', () => {
    expect(bodyOf('terms', language)).toContain(`**${words[language].order}**`)
  })

  it('PAY-01: terms and delivery page name the means of payment of each market', () => {
    for (const kind of ['terms', 'delivery-and-returns'] as const) {
      for (const methods of words[language].payment) expect(bodyOf(kind, language)).toContain(methods)
    }
  })

  it('WD-03: the withdrawal function is named and linked wherever withdrawal is explained', () => {
    const link = `[${words[language].withdraw}](${pathnames.withdrawal[language].slice(1)})`
    for (const kind of ['terms', 'delivery-and-returns', 'withdrawal'] as const)
      expect(bodyOf(kind, language)).toContain(link)
    expect(bodyOf('withdrawal', language)).toContain(`**${words[language].confirm}**`)
  })

  it('PRICE-01: the delivery page states the costs, limits and times of the delivery data', () => {
    const body = bodyOf('delivery-and-returns', language)
    for (const { amount, freeFromAmount, currency, translations } of deliveryMethods) {
      expect(body).toContain(priceText(amount, currency, language))
      expect(body).toContain(priceText(freeFromAmount, currency, language))
      expect(body).toContain(translations[language].name)
      expect(body).toContain(translations[language].promise)
    }
  })

  it('GDPR-01, GDPR-02: the privacy page states the terms of retention', () => {
    const body = bodyOf('privacy', language)
    const unit = {
      pl: ['dni', 'miesi', 'lat'],
      nl: ['dagen', 'maanden', 'jaar'],
      en: ['days', 'months', 'years'],
    }
    const [days, months, years] = unit[language]
    for (const term of [
      `30 ${days}`,
      `12 ${months}`,
      `24 ${months}`,
      `5 ${years}`,
      `7 ${years}`,
      `10 ${years}`,
    ]) {
      expect(body).toContain(term)
    }
  })

  it('A11Y-01: the accessibility statement names the standard and a way to report barriers', () => {
    const body = bodyOf('accessibility', language)
    for (const fact of ['EN 301 549', 'WCAG', '2.2', trader.email, trader.phone]) expect(body).toContain(fact)
  })
})

function priceText(amount: number, currency: string, language: Language): string {
  const figure = (amount / 100).toFixed(2).replace('.', language === 'en' ? '.' : ',')
  if (language === 'pl') return currency === 'PLN' ? `${figure}\u00a0zł` : `${figure}\u00a0€`
  if (currency === 'PLN') return `PLN\u00a0${figure}`
  return language === 'nl' ? `€\u00a0${figure}` : `€${figure}`
}
