import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const languages = ['en', 'pl', 'nl'] as const
type Language = (typeof languages)[number]
type Messages = Map<string, string>

const folder = (language: Language) => new URL(`./${language}/`, import.meta.url)
const filesOf = (language: Language) => readdirSync(folder(language)).sort()

function flatten(value: unknown, path: string, into: Messages): Messages {
  if (typeof value === 'string') return into.set(path, value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${path} is neither a text nor a group of texts`)
  }
  for (const [key, child] of Object.entries(value)) flatten(child, path === '' ? key : `${path}.${key}`, into)
  return into
}

function messagesOf(language: Language, file: string): Messages {
  return flatten(JSON.parse(readFileSync(new URL(file, folder(language)), 'utf8')), '', new Map())
}

/** What the caller has to pass: the name of each argument with the way it is formatted. */
function argumentsOf(elements: MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    found.add(`${element.value}:${TYPE[element.type]}`)
    if (element.type === TYPE.tag) argumentsOf(element.children, found)
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      if (element.type === TYPE.select)
        found.add(`${element.value}:${Object.keys(element.options).sort().join('|')}`)
      for (const option of Object.values(element.options)) argumentsOf(option.value, found)
    }
  }
  return found
}

function pluralsOf(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return pluralsOf(element.children)
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const inner = Object.values(element.options).flatMap((option) => pluralsOf(option.value))
    return element.type === TYPE.plural && element.pluralType === 'cardinal'
      ? [Object.keys(element.options), ...inner]
      : inner
  })
}

function icu(language: Language, key: string, text: string): MessageFormatElement[] {
  try {
    return parse(text)
  } catch (cause) {
    throw new Error(`${language} ${key} is no ICU message: ${text}`, { cause })
  }
}

/** Numbers that count something: what some language gives forms for, and what no text but a count is called. */
function countNames(): Set<string> {
  const names = [
    'points',
    'megapixels',
    'rows',
    'files',
    'products',
    'variants',
    'pieces',
    'characters',
    'days',
  ]
  for (const language of languages)
    for (const file of filesOf(language))
      for (const text of messagesOf(language, file).values())
        for (const [, name = ''] of text.matchAll(/\{(\w+), plural/g)) names.push(name)
  return new Set(names)
}

/** Names that are a figure in one text and something else in another. */
const numbersOfThings = ['number', 'total', 'left']
/** A range, whose last number alone would decide, and is never one. */
const ranges = ['checkout.json terms.timeText']

it('every language has the same files', () => {
  for (const language of languages) expect(filesOf(language), language).toEqual(filesOf('en'))
})

describe.each(filesOf('en'))('%s', (file) => {
  const texts = new Map(languages.map((language) => [language, messagesOf(language, file)]))
  const english = messagesOf('en', file)

  it.each(languages)('has the keys of the English file in %s', (language) => {
    expect([...(texts.get(language)?.keys() ?? [])].sort()).toEqual([...english.keys()].sort())
  })

  it.each(languages)('has no empty text and no stray space in %s', (language) => {
    const untidy = [...(texts.get(language) ?? [])].filter(
      ([, text]) => text.trim() === '' || text !== text.trim(),
    )
    expect(untidy).toEqual([])
  })

  it.each(languages)('takes the same arguments in %s', (language) => {
    const differing = [...english].flatMap(([key, text]) => {
      const expected = [...argumentsOf(icu('en', key, text))].sort()
      const actual = [...argumentsOf(icu(language, key, texts.get(language)?.get(key) ?? ''))].sort()
      return JSON.stringify(actual) === JSON.stringify(expected) ? [] : [{ key, expected, actual }]
    })
    expect(differing).toEqual([])
  })

  it.each(languages)('has every plural form of %s', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const lacking = [...(texts.get(language) ?? [])].filter(([key, text]) =>
      pluralsOf(icu(language, key, text)).some((forms) => needed.some((form) => !forms.includes(form))),
    )
    expect(lacking).toEqual([])
  })

  it.each(languages)(
    'uses typographic apostrophes in %s, because ICU reads the straight one as a quote',
    (language) => {
      expect([...(texts.get(language) ?? [])].filter(([, text]) => text.includes("'"))).toEqual([])
    },
  )
})

it('what is counted has its forms: no Polish noun stands bare after a number', () => {
  const counts = [...countNames()].filter((name) => !numbersOfThings.includes(name)).join('|')
  const bare = new RegExp(`\\{(?:${counts})\\} \\p{Ll}{2,}`, 'u')
  const found = filesOf('pl').flatMap((file) =>
    [...messagesOf('pl', file)].flatMap(([key, text]) => (bare.test(text) ? [`${file} ${key}`] : [])),
  )
  expect(found.filter((place) => !ranges.includes(place))).toEqual([])
})

it('a figure with its words beside it says them in the right form', () => {
  const work = [...messagesOf('pl', 'staff-start.json')].filter(([key]) => key.startsWith('work.'))
  expect(work.filter(([, text]) => !text.includes('{count, plural,'))).toEqual([])
})

describe('words the law prescribes', () => {
  const prescribed: Record<Language, { withdraw: string; demo: string }> = {
    pl: { withdraw: 'Odstąp od umowy tutaj', demo: 'Demo: nie pobieramy prawdziwych pieniędzy' },
    nl: {
      withdraw: 'Hier de overeenkomst herroepen',
      demo: 'Demo: er wordt geen echt geld afgeschreven',
    },
    en: { withdraw: 'Withdraw from contract here', demo: 'Demo: no real money is taken' },
  }

  it.each(languages)('WD-03: the withdrawal function has its label at every entry in %s', (language) => {
    const { withdraw } = prescribed[language]
    expect(messagesOf(language, 'site.json').get('footer.withdrawal')).toBe(withdraw)
    expect(messagesOf(language, 'legal.json').get('withdrawal.function')).toBe(withdraw)
    expect(messagesOf(language, 'mail.json').get('footer.withdrawal')).toBe(withdraw)
    expect(messagesOf(language, 'order-mail.json').get('information.withdrawal.function')).toBe(withdraw)
    expect(messagesOf(language, 'order-mail.json').get('delivered.function')).toBe(withdraw)
  })

  it.each(languages)('the demo notice is worded as agreed in %s', (language) => {
    expect(messagesOf(language, 'site.json').get('demo.banner')).toBe(prescribed[language].demo)
  })

  it.each(languages)('subject lines of order mails take nothing but numbers in %s', (language) => {
    const subjects = [...messagesOf(language, 'order-mail.json')].filter(([key]) => /\.subject/.test(key))
    const taken = subjects.flatMap(([key, text]) => [...argumentsOf(icu(language, key, text))])
    expect(new Set(taken)).toEqual(new Set(['orderNumber:argument', 'reference:argument']))
  })
})
