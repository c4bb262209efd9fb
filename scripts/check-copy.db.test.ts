import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runToEnd, type Variables } from '#local/run.ts'
import { database } from '#platform/database.ts'
import { openTestReading, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { textHash } from '#shop/articles/article.ts'
import { findArticleWords } from '#shop/articles/queries/find-article.ts'
import type { PublishedCopy } from './copy-place.ts'
import { judge, publishedCopy, type JudgedFinding } from './published-copy.ts'

let reading: TestReading

beforeAll(async () => {
  reading = await openTestReading()
})
afterAll(() => reading.close())

/** Reading every text takes seconds, and between two questions one of them has changed. */
const known = new Map<string, JudgedFinding[]>()

function judgeOnce(copy: PublishedCopy): JudgedFinding[] {
  const name = JSON.stringify(copy)
  const findings = known.get(name) ?? judge(copy)
  known.set(name, findings)
  return findings
}

const judged = async () =>
  (await publishedCopy(database())).flatMap((copy) => judgeOnce(copy).map((finding) => ({ copy, finding })))

const open = async () =>
  (await judged())
    .filter(({ finding }) => finding.state === 'open')
    .map(({ copy, finding }) => [copy.place, copy.language, finding.rule, finding.words].join(' | '))

function checkCopy(words: string[] = [], environment: Variables = process.env) {
  return runToEnd(process.execPath, ['--conditions=react-server', 'scripts/check-copy.ts', ...words], {
    environment,
  })
}

const articleId = async (key: string) => (await database().article.findUniqueOrThrow({ where: { key } })).id
const inEnglish = (id: number) => ({ articleId_language: { articleId: id, language: 'en' } })

test('CLAIM-01: nothing that the demo shop publishes is open', async () => {
  expect(await open()).toEqual([])
  const { code, output } = await checkCopy()
  expect(code).toBe(0)
  expect(output).toMatch(/^\d{3,} published texts, \d+ findings, 0 open\.$/m)
  expect(output).not.toMatch(/^open/m)
})

test('every kind of place is read, in three languages', async () => {
  const copies = await publishedCopy(database())
  const kinds = ['product', 'variant', 'category', 'article', 'substance', 'comment', 'legal', 'mail']
  for (const language of ['pl', 'nl', 'en']) {
    const places = copies.filter((copy) => copy.language === language).map(({ place }) => place.split(' ')[0])
    expect(new Set(places)).toEqual(new Set(kinds))
  }
  for (const copy of copies) expect(copy.text, copy.place).toEqual(expect.any(String))
})

describe('what is published wrongly is found', () => {
  let undo: () => Promise<unknown> = () => Promise.resolve()
  beforeEach(() => () => undo())

  test('in a product, with its place, and as a failure of the program', async () => {
    const where = { language: 'en' as const, product: { key: 'ZV-001' } }
    const { productId, tagline } = await database().productTranslation.findFirstOrThrow({ where })
    const row = { productId_language: { productId, language: 'en' } }
    undo = () => database().productTranslation.update({ where: row, data: { tagline, status: 'published' } })
    await database().productTranslation.update({ where: row, data: { tagline: 'Cures osteoporosis' } })
    const { code, output } = await checkCopy()
    expect(code).toBe(1)
    expect(output).toContain('open\tproduct ZV-001 tagline\ten\tCLAIM-07\tdisease-treatment\t0-5\t"Cures"\n')
    await database().productTranslation.update({ where: row, data: { status: 'draft' } })
    expect(await open()).toEqual([])
  })

  test('in the alternative text of a picture', async () => {
    const { id } = await database().productPicture.create({
      data: {
        productId: (await database().product.findUniqueOrThrow({ where: { key: 'ZV-001' } })).id,
        ...{ language: 'nl', position: 99, file: 'x', width: 1, height: 1, widths: [] },
        alt: 'Helpt tegen artritis',
      },
    })
    undo = () => database().productPicture.delete({ where: { id } })
    expect(await open()).toContainEqual(expect.stringMatching(/^product ZV-001 picture 99 \| nl \| CLAIM-07/))
  })

  test('in a legal text in force or to come, not in one that is superseded', async () => {
    const day = 86_400_000
    const text = { kind: 'contact', language: 'en', title: 'Contact', summary: '' }
    const cure = { body: 'Our capsules cure osteoporosis.' }
    const version = { in: ['old', 'now', 'next'] }
    undo = () => database().legalText.deleteMany({ where: { kind: 'contact', version } })
    await database().legalText.createMany({
      data: [
        { ...text, ...cure, version: 'old', validFrom: new Date(Date.now() - 2 * day) },
        { ...text, body: 'Write to us.', version: 'now', validFrom: new Date(Date.now() - day) },
      ],
    })
    expect(await open()).not.toContainEqual(expect.stringMatching(/^legal contact/))
    await database().legalText.create({
      data: { ...text, ...cure, version: 'next', validFrom: new Date(Date.now() + day) },
    })
    expect(await open()).toContainEqual(expect.stringMatching(/^legal contact body \| en \| CLAIM-07/))
  })

  test('CLAIM-08: in a category', async () => {
    const where = { key: 'categories' }
    const { value } = await database().setting.findUniqueOrThrow({ where })
    undo = () => database().setting.update({ where, data: { value: value as object } })
    const [first, ...others] = value as { translations: Record<string, object> }[]
    const translations = {
      ...first?.translations,
      nl: { ...first?.translations.nl, name: 'Spieren en gewrichten' },
    }
    await database().setting.update({ where, data: { value: [{ ...first, translations }, ...others] } })
    expect(await open()).toContainEqual(expect.stringMatching(/^category \S+ name \| nl \| CLAIM-08/))
  })

  test('CLAIM-05: a general word without a claim beside it', async () => {
    const attached = await database().productClaim.findMany()
    undo = () => database().productClaim.createMany({ data: attached })
    await database().productClaim.deleteMany()
    expect(await open()).toContainEqual(expect.stringContaining('CLAIM-05'))
  })

  test('CLAIM-10: in an approved comment, and only there', async () => {
    const { id, body } = await database().comment.findFirstOrThrow({
      where: { status: 'approved', language: 'en' },
    })
    undo = () => database().comment.update({ where: { id }, data: { body } })
    await database().comment.update({ where: { id }, data: { body: 'These capsules cured my arthritis.' } })
    expect(await open()).toContainEqual(expect.stringContaining(`comment ${id} body | en | CLAIM-07`))
    const held = await database().comment.count({ where: { heldReasons: { has: 'disease-claim' } } })
    expect(held).toBeGreaterThan(0)
  })

  test('CLAIM-07: in an article that may stand beside products', async () => {
    const id = await articleId('magnesium-in-food')
    const { summary } = await database().articleTranslation.findUniqueOrThrow({ where: inEnglish(id) })
    undo = () => database().articleTranslation.update({ where: inEnglish(id), data: { summary } })
    const data = { summary: 'Magnesium capsules relieve cramps.' }
    await database().articleTranslation.update({ where: inEnglish(id), data })
    expect(await open()).toContainEqual(
      expect.stringMatching(/^article magnesium-in-food summary \| en \| CLAIM-07/),
    )
  })

  test('CLAIM-09: in the picture of such an article, the name of a disease', async () => {
    const id = await articleId('magnesium-in-food')
    const picture = { file: 'x', width: 1, height: 1, widths: [], alt: 'A bone with osteoporosis' }
    const where = inEnglish(id)
    const present = await database().articlePicture.findUnique({ where })
    const alt = present?.alt ?? ''
    undo = () =>
      present
        ? database().articlePicture.update({ where, data: { alt } })
        : database().articlePicture.delete({ where })
    const create = { articleId: id, language: 'en', ...picture }
    await database().articlePicture.upsert({ where, create, update: { alt: picture.alt } })
    expect(await open()).toContainEqual(
      expect.stringMatching(/^article magnesium-in-food picture 1 \| en \| CLAIM-09/),
    )
  })
})

describe('CLAIM-09: an article that names a disease', () => {
  const statesOf = async (key: string, language: string) => {
    const found = (await judged()).filter(
      ({ copy }) => copy.place.startsWith(`article ${key} `) && copy.language === language,
    )
    return new Set(found.map(({ finding }) => finding.state))
  }

  test('rests on a decision about this very text, or is educational', async () => {
    const key = 'magnesium-deficiency-and-osteoporosis'
    expect(await statesOf(key, 'pl')).toEqual(new Set(['decided']))
    expect(await statesOf(key, 'en')).toEqual(new Set(['educational']))
    const words = await findArticleWords(database(), await articleId(key), 'pl')
    const decision = await database().pairingDecision.findFirstOrThrow({
      where: { language: 'pl', translation: { article: { key } } },
    })
    expect(decision.textHash).toBe(words && textHash(words))
  })

  test.each([
    ['CLAIM-06', 'Doctors recommend our capsules.'],
    ['CLAIM-06', 'Lose 5 kg in a month.'],
    ['FOOD-08', 'A normal diet is not enough.'],
    ['CLAIM-12', 'Our jars are eco-friendly.'],
  ])('%s is settled by no decision and by no educational standing: %s', async (rule, sentence) => {
    const copies = await publishedCopy(database())
    for (const standing of ['decided', 'educational'] as const) {
      const copy = copies.find((candidate) => candidate.standing === standing && candidate.language === 'en')
      if (!copy) throw new Error(`no article is ${standing}`)
      const stated = judge({ ...copy, text: `${copy.text} ${sentence} It prevents osteoporosis.` })
      const stateOf = (found: string) => stated.find((finding) => finding.rule === found)?.state
      expect(stateOf(rule)).toBe('open')
      expect(stateOf('CLAIM-07')).toBe(standing)
    }
  })

  test('becomes educational again when a word of it changes', async () => {
    const where = inEnglish(await articleId('magnesium-and-bones'))
    expect(await statesOf('magnesium-and-bones', 'en')).toEqual(new Set(['decided']))
    const { summary } = await database().articleTranslation.findUniqueOrThrow({ where })
    await database().articleTranslation.update({ where, data: { summary: `${summary} More.` } })
    expect(await statesOf('magnesium-and-bones', 'en')).toEqual(new Set(['educational']))
    await database().articleTranslation.update({ where, data: { summary } })
  })
})

test('a file is answered without a database, and what cannot be checked with what is wrong', async () => {
  const { DATABASE_URL: _, ...environment } = process.env
  const { code, output } = await checkCopy(['prisma/demo/articles/articles.json'], environment)
  expect(code).toBe(2)
  expect(output).toContain('at [0].lang')
  expect(output).not.toMatch(/^\s+at .*:\d+/m)
  expect(await checkCopy([], environment)).toMatchObject({
    code: 2,
    output: expect.stringContaining('DATABASE_URL'),
  })
  expect((await checkCopy(['--sideways'], environment)).code).toBe(2)
  expect((await checkCopy(['one.json', 'two.json'], environment)).code).toBe(2)
})
