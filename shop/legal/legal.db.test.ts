import { addDays, subDays } from 'date-fns'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf } from '#i18n/address.ts'
import { languages, locales, languageOf } from '#i18n/locale.ts'
import { pathnames } from '#i18n/pathnames.js'
import { database } from '#platform/database.ts'
import { collectPageFacts } from '#platform/page-facts.ts'
import { openTestReading, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { readMarkdown, replaceElements } from '#shop/prose/markdown.ts'
import { legalKinds } from './legal-text.ts'
import { findLegalText, findTrader } from './queries.ts'

let reading: TestReading
beforeAll(async () => {
  reading = await openTestReading()
})
afterAll(() => reading.close())

describe('legal texts', () => {
  it.each(languages)('are all in force in %s', async (language) => {
    for (const kind of legalKinds) {
      const text = await findLegalText(database(), kind, language)
      expect(text, kind).toMatchObject({ kind, version: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) })
      expect(text?.body.length).toBeGreaterThan(200)
    }
  })

  it('lead only to pages that exist, in the language of the page', async () => {
    const patterns = Object.values(pathnames)
    const unknown: string[] = []
    for (const locale of locales) {
      const language = languageOf(locale)
      const known = new Set(patterns.map((route) => `${addressOf(locale, 'home')}${route[language]}`))
      for (const kind of legalKinds) {
        const text = await findLegalText(database(), kind, language)
        const { tree } = readMarkdown(text?.body ?? '', { languageRoot: addressOf(locale, 'home') })
        replaceElements(tree, (element) => {
          const href = String(element.properties.href ?? '')
          if (href.startsWith('/') && !known.has(href)) unknown.push(`${kind} ${locale}: ${href}`)
          return null
        })
      }
    }
    expect(unknown).toEqual([])
  })

  it('CONS-05: change on the day the next version comes into force, and the page knows that day', async () => {
    const now = new Date()
    const current = await findLegalText(database(), 'terms', 'en', now)
    const next = { kind: 'terms', language: 'en', title: 'T', summary: 'S', body: 'B' }
    await database().legalText.create({
      data: { ...next, version: '2999-01-01', validFrom: addDays(now, 3) },
    })
    await collectPageFacts(async (facts) => {
      expect((await findLegalText(database(), 'terms', 'en', now))?.version).toBe(current?.version)
      expect(facts.tags).toContain('legal:terms')
      expect(facts.freshUntil).toBe(addDays(now, 3).getTime())
    })
    expect((await findLegalText(database(), 'terms', 'en', addDays(now, 4)))?.version).toBe('2999-01-01')
    expect(await findLegalText(database(), 'terms', 'en', subDays(now, 9000))).toBeNull()
  })

  it('CONS-01: the trader is named with everything the law wants', async () => {
    const trader = await findTrader(database())
    for (const fact of [
      trader.company,
      trader.email,
      trader.phone,
      trader.registerNumber,
      trader.vatNumber,
    ]) {
      expect(fact).not.toBe('')
    }
    for (const language of languages) expect(trader.address[language]).toContain(trader.postalCode)
  })
})
