import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { hire, signInAs, staffMember, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { seedWordings } from '#prisma/seed/wordings.ts'
import { claimById, type HealthClaim } from '#shop/claims/health-claim.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { findProduct } from '../queries/find-product.ts'
import { searchQueue } from '../search-queue.ts'
import { complianceSearchOf } from './compliance-list.ts'
import { settleWording } from './handlers/settle-wording.ts'
import { confirmWording } from './mutations/confirm-wording.ts'
import { setPublication } from './mutations/publish-product.ts'
import { takeBackWording } from './mutations/take-back-wording.ts'
import { findProductRecord } from './queries/find-record.ts'
import { listClaimRegister } from './queries/list-claim-register.ts'
import { listCompliance } from './queries/list-compliance.ts'

let shop: TestShop
let editor: StaffMember
const language: Language = 'pl'
/** Its name speaks of bones, so that it stands on its claims about them. */
const named = 'ZV-007'

beforeAll(async () => {
  shop = await openTestShop()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  editor = await staffMember('editor')
})
afterAll(() => shop.close())

const wordingOf = ({ id, text }: HealthClaim) => ({
  claimId: id,
  language,
  wording: text[language],
  now: new Date(),
})

function claimOf(id: string): HealthClaim {
  const claim = claimById(id)
  if (!claim || claim.verified[language]) throw new Error(`${id} is not to be confirmed`)
  return claim
}

async function productOf(key: string) {
  const { id } = await database().product.findUniqueOrThrow({ where: { key }, select: { id: true } })
  const record = await findProductRecord(database(), editor, id)
  if (!record) throw new Error('the product is missing')
  return record
}

async function shownOf(key: string): Promise<string[] | null> {
  const { fields } = await productOf(key)
  const product = await findProduct(database(), fields[`texts.${language}.slug`] ?? '', 'pl-PL')
  return product?.claims.map(({ id }) => id) ?? null
}

async function lineOf(claimId: string) {
  const entry = (await listClaimRegister(database(), editor)).find(({ claim }) => claim.id === claimId)
  return entry?.wordings.find((line) => line.language === language)
}

/** Claims about bones that the product shows in Polish. */
async function boneClaims(): Promise<HealthClaim[]> {
  const shown = (await shownOf(named)) ?? []
  return shown.filter((id) => id.endsWith('-bones')).flatMap((id) => claimById(id) ?? [])
}

describe('CLAIM-01 a confirmation that is taken back', () => {
  /** Carried by products whose names and texts do not stand on it. */
  const carried = claimOf('magnesium-bones')

  test('needs one that stands, and a claim of the register', async () => {
    const wish = { ...wordingOf(carried), reason: 'typing error' }
    expect(await takeBackWording(editor, { ...wish, claimId: 'magnesium-flying' })).toMatchObject({
      reason: 'unknown-claim',
    })
    expect(await takeBackWording(editor, { ...wish, wording: 'Magnez wzmacnia kości' })).toMatchObject({
      reason: 'not-confirmed',
    })
  })

  test('leaves every page of the language at once; the product stays and is named on the compliance page', async () => {
    expect(await shownOf(named)).toContain(carried.id)
    const before = await lineOf(carried.id)
    expect(before).toMatchObject({ state: 'confirmed' })
    expect(before?.published).toBeGreaterThan(0)

    const reason = 'differs from the Official Journal'
    expect(await takeBackWording(editor, { ...wordingOf(carried), reason })).toEqual({
      ok: true,
      takenOff: [],
    })
    expect(await shownOf(named)).not.toContain(carried.id)
    expect(await lineOf(carried.id)).toMatchObject({ state: 'taken-back', word: { by: editor.name } })
    const { rows } = await listCompliance(
      database(),
      editor,
      complianceSearchOf({ market: 'PL' }),
      new Date(),
    )
    expect(rows.find(({ key }) => key === named)?.missing).toContain('claims')
    const audit = await database().auditEntry.findMany({ where: { action: 'claim.wording-taken-back' } })
    expect(audit).toMatchObject([
      {
        actor: `staff:${editor.id}`,
        entity: 'claim-wording',
        entityId: `${carried.id}.${language}`,
        before: { wording: carried.text[language] },
        after: { reason },
      },
    ])
    expect(await takeBackWording(editor, { ...wordingOf(carried), reason })).toMatchObject({
      reason: 'not-confirmed',
    })
  })

  test('is not confirmed again by filling in the demo data once more, but by a person', async () => {
    await database().$transaction((transaction) => seedWordings(transaction, () => true, new Date()))
    expect(await lineOf(carried.id)).toMatchObject({ state: 'taken-back' })
    expect(await confirmWording(editor, wordingOf(carried))).toEqual({ ok: true })
    expect(await lineOf(carried.id)).toMatchObject({ state: 'confirmed', word: { by: editor.name } })
    expect(await shownOf(named)).toContain(carried.id)
    const words = await database().claimWordingConfirmation.findMany({
      where: { claimId: carried.id, language },
      orderBy: { id: 'asc' },
    })
    expect(words.map(({ confirmed }) => confirmed)).toEqual([true, false, true])
  })

  test('CLAIM-05 takes off the site what stands on it: with the last claim about bones goes a name about bones', async () => {
    const bones = await boneClaims()
    expect(bones.length).toBeGreaterThan(1)
    expect(bones.filter(({ verified }) => verified[language])).toEqual([])
    const { version } = await productOf(named)
    const answers = []
    for (const claim of bones)
      answers.push(await takeBackWording(editor, { ...wordingOf(claim), reason: 'all of them' }))
    expect(answers.at(-1)).toEqual({ ok: true, takenOff: [named] })
    expect(answers.slice(0, -1)).toEqual(answers.slice(0, -1).map(() => ({ ok: true, takenOff: [] })))
    expect(await shownOf(named)).toBeNull()
    const after = await productOf(named)
    expect(after.version).toBe(version + 1)
    const again = await setPublication(editor, {
      id: after.id,
      version: after.version,
      language,
      from: new Date(),
      now: new Date(),
    })
    expect(again).toMatchObject({ ok: false, reason: 'not-publishable' })
  })
})

describe('the form of the register', () => {
  const claim = claimOf('magnesium-teeth')
  const path = `/staff/api/claims/${claim.id}/wordings`
  const context = (id = claim.id) => ({ params: Promise.resolve({ claim: id }) })
  const fields = { action: 'take-back', language, wording: claim.text[language], reason: 'looked again' }
  const cookies: Partial<Record<'editor' | 'clerk', string>> = {}
  const ask = async (role: 'editor' | 'clerk', changes: Record<string, string> = {}, id = claim.id) => {
    cookies[role] ??= await signInAs(await hire(role))
    return settleWording(
      staffRequest(path, { cookie: cookies[role], fields: { ...fields, ...changes } }),
      context(id),
    )
  }

  test('is for those who may confirm; what is missing or unknown is named and nothing is written', async () => {
    await confirmWording(editor, wordingOf(claim))
    const before = await database().claimWordingConfirmation.count()
    expect((await ask('clerk')).status).toBe(403)
    const silent = await ask('editor', { reason: ' ' })
    expect(silent.status).toBe(422)
    expect(await silent.json()).toMatchObject({ problems: [{ field: 'reason' }] })
    expect((await ask('editor', { language: 'de' })).status).toBe(422)
    const unknown = await ask('editor', {}, 'magnesium-flying')
    expect(unknown.status).toBe(404)
    expect(JSON.stringify(await unknown.json())).toContain('magnesium-flying')
    expect((await ask('editor', { wording: 'other words' })).status).toBe(409)
    expect(await database().claimWordingConfirmation.count()).toBe(before)
  })

  test('takes back and confirms, and leads back to the wording', async () => {
    const taken = await ask('editor')
    expect(await taken.json()).toMatchObject({
      location: expect.stringMatching(
        new RegExp(`^/staff/claims\\?done=take-back\\..*#${claim.id}\\.${language}$`),
      ) as string,
    })
    expect(await lineOf(claim.id)).toMatchObject({ state: 'taken-back' })
    expect((await ask('editor', { action: 'confirm' })).status).toBe(200)
    expect(await lineOf(claim.id)).toMatchObject({ state: 'confirmed' })
  })
})
