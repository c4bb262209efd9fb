import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { inTheSameMoment } from '#prisma/fixtures/same-moment.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { searchQueue } from '../search-queue.ts'
import { confirmWording } from './mutations/confirm-wording.ts'
import { applyImport, tryImport } from './mutations/import-products.ts'
import { setPublication } from './mutations/publish-product.ts'
import { saveProduct } from './mutations/save-product.ts'
import { takeBackWording } from './mutations/take-back-wording.ts'
import { productCsvHead, productCsvRows } from './product-csv.ts'
import type { ProductFields } from './product-fields.ts'
import { findProductRecord } from './queries/find-record.ts'

let shop: TestShop
let editor: StaffMember
let publisher: StaffMember
const language: Language = 'pl'
/** Its name speaks of bones: it is public by a claim about them or not at all. */
const key = 'ZV-007'
/** The claim whose wording is taken back, and one that does as well. */
const [claimId, otherId] = ['magnesium-bones', 'vitamin-d-bones']

beforeAll(async () => {
  shop = await openTestShop()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  editor = await staffMember('editor')
  publisher = await staffMember('editor')
})
afterAll(() => shop.close())

async function productNow() {
  const { id } = await database().product.findUniqueOrThrow({ where: { key }, select: { id: true } })
  const record = await findProductRecord(database(), editor, id)
  if (!record) throw new Error('the product is missing')
  return record
}

/** Confirmed in Polish, and the only claim about bones that the product carries. */
async function standOn(only: string, { isPublished }: { isPublished: boolean }): Promise<void> {
  const wording = claimById(claimId)?.text[language] ?? ''
  await confirmWording(editor, { claimId, language, wording, now: new Date() })
  const { id: productId } = await productNow()
  await database().productClaim.deleteMany({ where: { productId, claimId: { endsWith: '-bones' } } })
  await database().productClaim.create({ data: { productId, claimId: only, position: 99 } })
  await database().productTranslation.update({
    where: { productId_language: { productId, language } },
    data: isPublished ? { status: 'published', publishedAt: new Date(0) } : { status: 'draft' },
  })
}

const takeBack = () =>
  takeBackWording(editor, {
    claimId,
    language,
    wording: claimById(claimId)?.text[language] ?? '',
    reason: 'differs from the Official Journal',
    now: new Date(),
  })

/** The fields of a product that carries the claim in place of the other one. */
function exchanged(fields: ProductFields): ProductFields {
  const { [`claims.${otherId}`]: ticked = '', ...rest } = fields
  return { ...rest, [`claims.${claimId}`]: ticked }
}

type Deed = () => Promise<{ ok: boolean }>

/** Each makes the product ready and answers the deed that would have it stand on the claim in public. */
const deeds: Record<string, () => Promise<Deed>> = {
  publishing: async () => {
    await standOn(claimId, { isPublished: false })
    const { id, version } = await productNow()
    return () => setPublication(publisher, { id, version, language, from: new Date(), now: new Date() })
  },
  saving: async () => {
    await standOn(otherId, { isPublished: true })
    const { id, version, fields } = await productNow()
    return () => saveProduct(publisher, { id, version, fields: exchanged(fields), now: new Date() })
  },
  importing: async () => {
    await standOn(otherId, { isPublished: true })
    const record = await productNow()
    const list = productCsvRows([{ ...record, fields: exchanged(record.fields) }], 'en-NL', {
      now: new Date(),
      shelves: new Map(),
    })
    const tried = await tryImport(publisher, productCsvHead('en-NL') + list, new Date())
    return () => applyImport(publisher, tried, new Date())
  },
}

/** The row of the audit trail is what each of them writes last: one has done all but that when the other begins. */
const meet = (one: Deed, other: Deed) =>
  inTheSameMoment((owner) => owner.query('LOCK TABLE audit_entry IN EXCLUSIVE MODE'), [one, other])

/** Whether the product is public in the language, and by which claims about bones. */
async function standing() {
  const { texts, fields } = await productNow()
  return {
    isPublished: texts.find((own) => own.language === language)?.status === 'published',
    bones: Object.keys(fields).filter((name) => /^claims\..*-bones$/.test(name)),
  }
}

describe.each(Object.keys(deeds))('CLAIM-01 %s while the wording it needs is taken back', (name) => {
  test('is seen by who takes it back, a moment later: the product goes off the site', async () => {
    const deed = await deeds[name]?.()
    if (!deed) throw new Error(name)
    const [done, takenBack] = await meet(deed, takeBack)
    expect(done).toMatchObject({ ok: true })
    expect(takenBack).toEqual({ ok: true, takenOff: [key] })
    expect(await standing()).toEqual({ isPublished: false, bones: [`claims.${claimId}`] })
  })

  test('is refused when the word was taken back a moment before', async () => {
    const deed = await deeds[name]?.()
    if (!deed) throw new Error(name)
    const before = await standing()
    const [takenBack, done] = await meet(takeBack, deed)
    expect(takenBack).toEqual({ ok: true, takenOff: [] })
    expect(done).toMatchObject({ ok: false })
    expect(await standing()).toEqual(before)
  })
})
