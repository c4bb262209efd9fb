import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { hire, signInAs, staffMember, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { claimById, type HealthClaim } from '#shop/claims/health-claim.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { listProductCards } from '../queries/product-cards.ts'
import { findProduct } from '../queries/find-product.ts'
import { listLabelSnapshots } from '../queries/list-label-snapshots.ts'
import { searchQueue } from '../search-queue.ts'
import { confirmWording as confirmHandler } from './handlers/confirm-wording.ts'
import { confirmWording } from './mutations/confirm-wording.ts'
import { setPublication } from './mutations/publish-product.ts'
import { findProductRecord } from './queries/find-record.ts'
import { listWordings } from './queries/list-wordings.ts'

let shop: TestShop
let editor: StaffMember
const now = () => new Date()
/** A name that speaks of bones, with a claim whose Polish wording no source confirms. */
const key = 'ZV-007'
const claimId = 'magnesium-bones'
const language: Language = 'pl'

beforeAll(async () => {
  shop = await openTestShop()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  editor = await staffMember('editor')
})
afterAll(() => shop.close())

function claim(): HealthClaim {
  const found = claimById(claimId)
  if (!found || found.verified[language]) throw new Error('the test needs a claim that is not verified')
  return found
}

async function recordOfProduct() {
  const { id } = await database().product.findUniqueOrThrow({ where: { key }, select: { id: true } })
  const record = await findProductRecord(database(), editor, id)
  if (!record) throw new Error('the product is missing')
  return record
}

/** As if the register worded the claim otherwise when it was confirmed; only the database's owner can do that. */
async function wordOtherwise(wording: string): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  await owner.query('DELETE FROM claim_wording_confirmation WHERE claim_id = $1 AND language = $2', [
    claimId,
    language,
  ])
  await owner.query(
    "INSERT INTO claim_wording_confirmation (claim_id, language, wording, actor) VALUES ($1, $2, $3, 'staff:before')",
    [claimId, language, wording],
  )
  await owner.end()
}

async function publishAgain(staff: StaffMember) {
  const { id, version } = await recordOfProduct()
  const withdrawn = await setPublication(staff, { id, version, language, from: null, now: now() })
  if (!withdrawn.ok) throw new Error(withdrawn.reason)
  return setPublication(staff, { id, version: withdrawn.version, language, from: now(), now: now() })
}

async function shownClaimIds(): Promise<string[]> {
  const record = await recordOfProduct()
  const product = await findProduct(database(), record.fields[`texts.${language}.slug`] ?? '', 'pl-PL')
  return product?.claims.map(({ id }) => id) ?? []
}

describe('CLAIM-01 a wording that the register does not call verified', () => {
  test('is confirmed in the demo shop wherever it is published, by its owner', async () => {
    const attached = await database().productClaim.findMany({ distinct: ['claimId'] })
    const claims = attached.flatMap((row) => claimById(row.claimId) ?? [])
    const lines = await listWordings(database(), editor, claims)
    expect(lines.length).toBeGreaterThan(20)
    expect(lines.filter(({ confirmed }) => confirmed === null)).toEqual([])
    expect(new Set(lines.map(({ confirmed }) => confirmed?.by))).toEqual(new Set(['staff:demo-owner']))
  })

  test('lapses when the register words it otherwise: not shown, not sold with, not published', async () => {
    expect(await shownClaimIds()).toContain(claimId)
    await wordOtherwise('Magnez wzmacnia kości')
    expect(await shownClaimIds()).not.toContain(claimId)
    const record = await recordOfProduct()
    const [card] = await listProductCards(database(), [record.id], 'pl-PL')
    expect(card?.nameClaim).not.toBe(claim().text[language])
    const snapshots = await listLabelSnapshots(database(), [record.id], { market: 'PL', language })
    expect(JSON.stringify(snapshots.get(record.id))).not.toContain(claim().text[language])
    const [line] = (await listWordings(database(), editor, [claim()])).filter(
      (candidate) => candidate.language === language,
    )
    expect(line).toMatchObject({ confirmed: null, isLapsed: true })

    const answer = await publishAgain(editor)
    if (answer.ok || answer.reason !== 'not-publishable') throw new Error('published')
    expect(answer.obstacles).toContainEqual(
      expect.objectContaining({
        severity: 'refusal',
        rule: 'CLAIM-01',
        field: `wordings.${claimId}.${language}`,
        facts: { claim: claimId, wording: claim().text[language] },
      }),
    )
  })

  test('is published on an editor’s word: who, when, which wording, once, with its audit row', async () => {
    const wish = { claimId, language, wording: claim().text[language], now: new Date('2026-11-20T10:00:00Z') }
    expect(await confirmWording(editor, { ...wish, wording: 'Magnez wzmacnia kości' })).toEqual({
      ok: false,
      reason: 'wording-changed',
    })
    expect(await confirmWording(editor, { ...wish, claimId: 'magnesium-flying' })).toMatchObject({
      reason: 'unknown-claim',
    })
    expect(await confirmWording(editor, wish)).toEqual({ ok: true })
    expect(await confirmWording(await staffMember('owner'), { ...wish, now: now() })).toEqual({ ok: true })
    const rows = await database().claimWordingConfirmation.findMany({
      where: { claimId, language, wording: wish.wording },
    })
    expect(rows).toMatchObject([
      {
        confirmed: true,
        claimId,
        language,
        wording: wish.wording,
        actor: `staff:${editor.id}`,
        at: wish.now,
      },
    ])
    const audit = await database().auditEntry.findMany({ where: { action: 'claim.wording-confirmed' } })
    expect(audit).toMatchObject([
      {
        actor: `staff:${editor.id}`,
        entity: 'claim-wording',
        entityId: `${claimId}.${language}`,
        after: { wording: wish.wording },
      },
    ])
    const [line] = (await listWordings(database(), editor, [claim()])).filter(
      (candidate) => candidate.language === language,
    )
    expect(line?.confirmed).toEqual({ by: editor.name, at: wish.now })
    expect(await publishAgain(editor)).toMatchObject({ ok: true })
    expect(await shownClaimIds()).toContain(claimId)
  })

  test('is confirmed by the form of the editor, which leads back to it; others may not', async () => {
    await wordOtherwise('Magnez wzmacnia kości')
    const { id } = await recordOfProduct()
    const path = `/staff/api/products/${id}/wordings`
    const fields = { claim: claimId, language, wording: claim().text[language] }
    const context = { params: Promise.resolve({ id: String(id) }) }
    const ask = async (role: 'editor' | 'clerk', changes = {}) =>
      confirmHandler(
        staffRequest(path, { cookie: await signInAs(await hire(role)), fields: { ...fields, ...changes } }),
        context,
      )
    expect((await ask('clerk')).status).toBe(403)
    expect((await ask('editor', { language: 'de' })).status).toBe(422)
    const changed = await ask('editor', { wording: 'Magnez wzmacnia kości' })
    expect(changed.status).toBe(409)
    expect(await shownClaimIds()).not.toContain(claimId)
    const answer = await ask('editor')
    expect(await answer.json()).toEqual({
      location: `/staff/products/${id}?confirmed=${claimId}.${language}#product-${id}-wordings.${claimId}.${language}`,
    })
    expect(await shownClaimIds()).toContain(claimId)
  })

  test('what was said once cannot be altered by the application', async () => {
    const [row] = await database().$queryRaw<{ may: boolean }[]>`
      SELECT has_table_privilege('shop_app', 'claim_wording_confirmation', 'UPDATE')
        OR has_table_privilege('shop_app', 'claim_wording_confirmation', 'DELETE') AS may`
    expect(row?.may).toBe(false)
  })
})
