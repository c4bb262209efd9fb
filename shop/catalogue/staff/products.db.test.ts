import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { languages } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { findViolations } from '#prisma/invariants/find-violations.ts'
import { personOf } from '#prisma/fixtures/staff-person.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { findPresentSlug, findProduct } from '../queries/find-product.ts'
import { searchQueue } from '../search-queue.ts'
import { decisionKey } from '../publishing.ts'
import { changedFields, compareEdits } from './field-differences.ts'
import { createProduct } from './mutations/create-product.ts'
import { recordDecision, setArchived, setPublication } from './mutations/publish-product.ts'
import { saveProduct } from './mutations/save-product.ts'
import { checkProduct } from './product-check.ts'
import { sketchProduct } from './product-draft.ts'
import type { ProductFields } from './product-fields.ts'
import { editedProduct, type ProductRecord } from './product-record.ts'
import { productSearchOf } from './product-search.ts'
import { publicationObstacles } from './publication.ts'
import { findEarlierFields, findProductRecord } from './queries/find-record.ts'
import { listProducts } from './queries/list-products.ts'

let shop: TestShop
const now = () => new Date()

const anna = personOf('editor', { id: 'anna', name: 'anna', language: 'pl' })
const bram = personOf('editor', { id: 'bram', name: 'bram', language: 'pl' })
const owner = personOf('owner', { language: 'pl' })

beforeAll(async () => {
  shop = await openTestShop()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
})
afterAll(() => shop.close())

async function idOf(key: string): Promise<number> {
  return (await database().product.findUniqueOrThrow({ where: { key }, select: { id: true } })).id
}

async function recordOf(id: number): Promise<ProductRecord> {
  const record = await findProductRecord(database(), anna, id)
  if (!record) throw new Error(`product ${id} is missing`)
  return record
}

async function auditRows(id: number) {
  return database().auditEntry.findMany({
    where: { entity: 'product', entityId: String(id) },
    orderBy: { id: 'asc' },
  })
}

const save = (staff: StaffMember, record: ProductRecord, fields: ProductFields) =>
  saveProduct(staff, { id: record.id, version: record.version, fields, now: now() })

describe('demo products', () => {
  test('stand as they would be published again: nothing forbids it, decisions are recorded', async () => {
    const vatRates = await listVatRates(database())
    for (const { id, key } of await database().product.findMany()) {
      const record = await recordOf(id)
      const obstacles = publicationObstacles(
        editedProduct(sketchProduct(record.fields).draft, record),
        { vatRates, now: now() },
        { languages, decided: record.decided },
      )
      expect(obstacles, key).toEqual([])
    }
  })

  test('read and written unchanged they are no new version', async () => {
    const record = await recordOf(await idOf('ZV-001'))
    expect(await save(anna, record, record.fields)).toMatchObject({ ok: true, version: 1, changed: [] })
    expect(await auditRows(record.id)).toHaveLength(1)
  })

  test('every field goes into the database and comes back', async () => {
    for (const { id } of await database().product.findMany()) {
      const record = await recordOf(id)
      const fields = { ...record.fields, brand: `${record.fields.brand} neu` }
      expect(await save(anna, record, fields)).toMatchObject({ ok: true, version: 2, changed: ['brand'] })
      expect(changedFields((await recordOf(id)).fields, fields)).toEqual([])
      expect(await save(anna, await recordOf(id), record.fields)).toMatchObject({ ok: true, version: 3 })
    }
  })
})

describe('two editors', () => {
  test('a stale save changes nothing and can be merged from both versions', async () => {
    const id = await idOf('ZV-002')
    const read = await recordOf(id)
    const mine = { ...read.fields, 'texts.pl.tagline': 'Mine', 'texts.nl.usage': 'Both, mine' }
    const theirs = { ...read.fields, 'texts.en.tagline': 'Theirs', 'texts.nl.usage': 'Both, theirs' }
    expect(await save(bram, read, theirs)).toMatchObject({ ok: true })
    const answer = await save(anna, read, mine)
    expect(answer).toMatchObject({ ok: false, reason: 'edited-meanwhile' })
    const present = await recordOf(id)
    expect(present.fields['texts.en.tagline']).toBe('Theirs')
    const base = await findEarlierFields(database(), present, read.version)
    expect(base).toEqual(read.fields)
    const found = compareEdits(base ?? {}, mine, present.fields)
    expect(found.conflicts.map(({ field }) => field)).toEqual(['texts.nl.usage'])
    expect(await save(anna, present, found.merged)).toMatchObject({ ok: true, version: present.version + 1 })
    // The trail is longer by now than what was read: it says the same of it.
    expect(await findEarlierFields(database(), present, read.version)).toEqual(read.fields)
    expect((await recordOf(id)).fields).toMatchObject({
      'texts.pl.tagline': 'Mine',
      'texts.en.tagline': 'Theirs',
      'texts.nl.usage': 'Both, mine',
    })
  })

  test('50 interleaved saves of different fields lose nothing, and every conflict is shown (S-CON)', async () => {
    const id = await idOf('ZV-003')
    const first = await recordOf(id)
    const shown: number[] = []
    const edit = async (staff: StaffMember, field: string, count: number) => {
      for (let turn = 1; turn <= count; turn++) {
        let read = await recordOf(id)
        let fields: ProductFields = { ...read.fields, [field]: `${staff.id} ${turn}` }
        for (;;) {
          const answer = await save(staff, read, fields)
          if (answer.ok) break
          if (answer.reason !== 'edited-meanwhile') throw new Error(answer.reason)
          shown.push(answer.record.version)
          const base = await findEarlierFields(database(), answer.record, read.version)
          const found = compareEdits(base ?? {}, fields, answer.record.fields)
          expect(found.conflicts).toEqual([])
          expect(found.theirs.length).toBeGreaterThan(0)
          fields = found.merged
          read = answer.record
        }
      }
    }
    await Promise.all([edit(anna, 'texts.pl.storage', 25), edit(bram, 'texts.en.storage', 25)])
    const last = await recordOf(id)
    expect(last.version).toBe(first.version + 50)
    expect(last.fields).toEqual({
      ...first.fields,
      'texts.pl.storage': 'anna 25',
      'texts.en.storage': 'bram 25',
    })
    const rows = (await auditRows(id)).filter(
      (row) => Number((row.after as { version: number }).version) > first.version,
    )
    const versions = rows.map(({ after }) => (after as { version: number }).version)
    expect(versions).toEqual(Array.from({ length: 50 }, (_, index) => first.version + index + 1))
    const written = rows.flatMap(({ after }) =>
      Object.entries(after as object).filter(([name]) => name !== 'version'),
    )
    expect(new Set(written.map(([, text]) => String(text))).size).toBe(50)
    expect(shown.length).toBeGreaterThan(0)
  })
})

describe('publishing', () => {
  test('a language is taken off the site and published again; the page follows', async () => {
    const record = await recordOf(await idOf('ZV-004'))
    const slug = record.fields['texts.pl.slug'] ?? ''
    const wish = { id: record.id, language: 'pl' as const, now: now() }
    expect(await setPublication(anna, { ...wish, version: record.version, from: null })).toMatchObject({
      ok: true,
    })
    expect(await findProduct(database(), slug, 'pl-PL')).toBeNull()
    const again = { ...wish, version: record.version + 1, from: now() }
    expect(await setPublication(anna, again)).toMatchObject({ ok: true, version: record.version + 2 })
    expect(await findProduct(database(), slug, 'pl-PL', now())).not.toBeNull()
    expect(await setPublication(anna, again)).toMatchObject({ ok: false, reason: 'edited-meanwhile' })
  })

  test('an empty product is refused with what it lacks, field by field (FOOD-01, FOOD-05)', async () => {
    const made = await createProduct(anna, { key: 'NEW-1', brand: 'B', name: 'Nowy', dosageForm: 'capsule' })
    if (!made.ok) throw new Error('not made')
    const answer = await setPublication(anna, {
      id: made.id,
      version: 1,
      language: 'pl',
      from: now(),
      now: now(),
    })
    if (answer.ok || answer.reason !== 'not-publishable') throw new Error('published')
    const fields = answer.obstacles.map(({ field }) => field)
    expect(fields).toEqual(expect.arrayContaining(['texts.pl.ingredients', 'texts.pl.usage', 'nutrients']))
    expect(await createProduct(anna, { key: 'NEW-1', brand: 'B', name: 'N', dosageForm: 'capsule' })).toEqual(
      {
        ok: false,
        reason: 'taken',
      },
    )
  })

  test('what is published cannot be saved unlawfully, a draft can (CLAIM-07)', async () => {
    const id = await idOf('ZV-005')
    const record = await recordOf(id)
    const cure = { ...record.fields, 'texts.en.description': 'It cures osteoporosis.' }
    const refused = await save(anna, record, cure)
    expect(refused).toMatchObject({ ok: false, reason: 'not-publishable' })
    expect((await recordOf(id)).version).toBe(record.version)
    const wish = { id, language: 'en' as const, from: null, now: now() }
    await setPublication(anna, { ...wish, version: record.version })
    expect(await save(anna, await recordOf(id), cure)).toMatchObject({ ok: true })
    const vatRates = await listVatRates(database())
    const notes = checkProduct(cure, await recordOf(id), { vatRates, now: now() }, 'en-NL').notes
    expect(notes['texts.en.description']?.[0]).toMatchObject({ rule: 'CLAIM-07', severity: 'refusal' })
    expect(notes['texts.en.description']?.[0]?.mark?.words).toMatch(/cures/)
  })

  test('an address that was public leads to the new one; a draft that never was leaves nothing', async () => {
    const record = await recordOf(await idOf('ZV-006'))
    const before = record.fields['texts.nl.slug'] ?? ''
    await save(anna, record, { ...record.fields, 'texts.nl.slug': 'nieuw-adres' })
    expect(await findPresentSlug(database(), before, 'nl')).toBe('nieuw-adres')
    const back = await recordOf(record.id)
    await save(anna, back, { ...back.fields, 'texts.nl.slug': before })
    expect(await findPresentSlug(database(), 'nieuw-adres', 'nl')).toBe(before)
    expect(await findPresentSlug(database(), before, 'nl')).toBeNull()
  })

  test('archived it is nowhere and cannot be changed; taken back it is a draft', async () => {
    const record = await recordOf(await idOf('ZV-007'))
    await setArchived(owner, { id: record.id, version: record.version, isArchived: true, now: now() })
    const archived = await recordOf(record.id)
    expect(await findProduct(database(), record.fields['texts.pl.slug'] ?? '', 'pl-PL')).toBeNull()
    expect(await save(anna, archived, { ...archived.fields, brand: 'X' })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    await setArchived(owner, { id: record.id, version: archived.version, isArchived: false, now: now() })
    expect((await recordOf(record.id)).texts.every(({ status }) => status === 'draft')).toBe(true)
  })

  test('every version has its audit row (I13)', async () => {
    for (const { id, version } of await database().product.findMany({
      select: { id: true, version: true },
    })) {
      expect(await auditRows(id)).toHaveLength(version)
    }
    const violations = await findViolations(process.env.DATABASE_URL ?? '', {
      graceMinutes: 0,
      retentionGraceDays: 2,
    })
    expect(violations.filter(({ invariant }) => invariant === 'I13')).toEqual([])
  })
})

describe('bad input', () => {
  let record: ProductRecord
  beforeEach(async () => {
    record = await recordOf(await idOf('ZV-008'))
  })

  test.each([
    ['variants.ID.gtin', '5901234123450', 'gtin'],
    ['variants.ID.netCount', '1.5', 'whole'],
    ['variants.ID.sku', 'z', 'sku'],
    ['texts.pl.slug', 'Ąć ń', 'slug'],
    ['texts.pl.slug', '', 'required'],
    ['dailyPortion', '-1', 'decimal'],
    ['nutrients.magnesium.amount', 'dużo', 'decimal'],
    ['nutrients.magnesium.unit', 'IU', 'unit'],
    ['markets.PL.notifiedAt', '2026-02-31', 'date'],
    ['dosageForm', 'bricks', 'choice'],
    ['texts.nl.name', 'n'.repeat(121), 'longText'],
  ])('%s = %s is refused at its field, nothing is saved', async (name, value, key) => {
    const field = name.replace('ID', String(record.variants[0]?.id))
    const answer = await save(anna, record, { ...record.fields, [field]: value })
    expect(answer).toMatchObject({ ok: false, reason: 'unreadable' })
    if (!answer.ok && answer.reason === 'unreadable') {
      expect(answer.problems).toContainEqual(expect.objectContaining({ field, key }))
    }
    expect((await recordOf(record.id)).version).toBe(record.version)
  })

  test('addresses and numbers of others are taken; variants of others are none of this product', async () => {
    const other = await recordOf(await idOf('ZV-001'))
    const [mine, theirs] = [record.variants[0]?.id, other.variants[0]]
    const answer = await save(anna, record, {
      ...record.fields,
      'texts.pl.slug': other.fields['texts.pl.slug'] ?? '',
      [`variants.${mine}.sku`]: theirs?.sku ?? '',
    })
    expect(answer).toMatchObject({
      problems: [
        { field: 'texts.pl.slug', key: 'slugTaken' },
        { field: `variants.${mine}.sku`, key: 'skuTaken' },
      ],
    })
    const foreign = Object.entries(other.fields).filter(([name]) =>
      name.startsWith(`variants.${theirs?.id}.`),
    )
    const grabbed = await save(anna, record, { ...record.fields, ...Object.fromEntries(foreign) })
    expect(grabbed).toMatchObject({ ok: false, reason: 'unreadable' })
  })
})

describe('decisions', () => {
  test('are the owner’s, except that a wording was compared; they lapse with the words', async () => {
    const id = await idOf('ZV-008')
    const record = await recordOf(id)
    const wish = { id, language: 'en' as const, from: null, now: now() }
    await setPublication(anna, { ...wish, version: record.version })
    const draft = await recordOf(id)
    const green = { ...draft.fields, 'texts.en.tagline': 'An eco-friendly powder' }
    await save(anna, draft, green)
    const vatRates = await listVatRates(database())
    const openDecisions = async () => {
      const present = await recordOf(id)
      const edited = editedProduct(sketchProduct(present.fields).draft, present)
      return publicationObstacles(
        edited,
        { vatRates, now: now() },
        { languages: ['en'], decided: present.decided },
      )
    }
    const [open] = (await openDecisions()).filter(({ rule }) => rule === 'CLAIM-12')
    if (!open) throw new Error('nothing to decide')
    const decision = { id, key: decisionKey(open), reason: 'Certificate 12 on file', now: now() }
    expect(await recordDecision(anna, decision)).toEqual({ ok: false, reason: 'owner-decides' })
    expect(await recordDecision(owner, decision)).toEqual({ ok: true })
    expect((await openDecisions()).filter(({ rule }) => rule === 'CLAIM-12')).toEqual([])
    const present = await recordOf(id)
    await save(anna, present, { ...present.fields, 'texts.en.tagline': 'A sustainable powder' })
    expect((await openDecisions()).some(({ rule }) => rule === 'CLAIM-12')).toBe(true)
    expect(await recordDecision(owner, { ...decision, key: 'nonsense' })).toEqual({
      ok: false,
      reason: 'unknown',
    })
  })
})

describe('the list', () => {
  const find = (search: Record<string, string>) =>
    listProducts(database(), anna, productSearchOf(search), now())

  test('finds by name, number and GTIN, and takes signs for themselves', async () => {
    const { gtin } = await database().productVariant.findFirstOrThrow({
      where: { sku: { startsWith: 'ZV-001' } },
    })
    for (const q of ['cytrynian magnezu 200', 'zv-001', gtin ?? ''])
      expect(
        (await find({ q })).products.map(({ key }) => key),
        q,
      ).toEqual(['ZV-001'])
    expect((await find({ q: '%' })).products).toEqual([])
    expect((await find({ q: "'; drop table product; --" })).products).toEqual([])
  })

  test('narrows down by state, language, market and what is missing', async () => {
    expect((await find({ state: 'draft', language: 'en' })).products.map(({ key }) => key)).toContain(
      'ZV-005',
    )
    expect((await find({ missing: 'stock' })).products.map(({ key }) => key)).toContain('ZV-009')
    expect((await find({ missing: 'texts' })).products.map(({ key }) => key)).toEqual(['NEW-1'])
    expect((await find({ market: 'NL' })).products.some(({ key }) => key === 'NEW-1')).toBe(false)
  })
})
