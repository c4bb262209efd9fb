import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { findActorNames } from '#shop/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { registerEntries, type RegisterEntry } from '../claim-register.ts'

/** Every claim of the register: how its wordings stand, by whose word, and which products carry it. */
export async function listClaimRegister(database: Database, staff: StaffMember): Promise<RegisterEntry[]> {
  insistOn(staff, 'claims:confirm-wording')
  const [rows, use] = await Promise.all([
    database.claimWordingConfirmation.findMany({ orderBy: { id: 'asc' } }),
    countUse(database),
  ])
  const names = await findActorNames(
    database,
    rows.map(({ actor }) => actor),
  )
  const words = rows.map(({ actor, ...row }) => ({ ...row, by: names.get(actor) ?? actor }))
  return registerEntries(words, use)
}

async function countUse(database: Database) {
  const rows = await database.$queryRaw<{ claim: string; language: string | null; count: number }[]>`
    SELECT attached.claim_id AS claim, texts.language, count(DISTINCT product.id)::int AS count
    FROM product_claim AS attached
    JOIN product ON product.id = attached.product_id AND product.archived_at IS NULL
    LEFT JOIN product_translation AS texts ON texts.product_id = product.id AND texts.status = 'published'
    GROUP BY GROUPING SETS ((attached.claim_id), (attached.claim_id, texts.language))`
  const totals = new Map<string, number>()
  const published = new Map<string, number>()
  for (const { claim, language, count } of rows) {
    // Without a language: all products of the claim, or those without a published text, who are fewer.
    if (language === null) totals.set(claim, Math.max(totals.get(claim) ?? 0, count))
    else published.set(`${claim}.${language}`, count)
  }
  return { carried: totals, published }
}

/** Names of products by their numbers, in the reader's language where there is one. */
export async function listProductNames(
  database: Database,
  staff: StaffMember,
  keys: readonly string[],
): Promise<{ id: number; name: string }[]> {
  insistOn(staff, 'products:read')
  if (keys.length === 0) return []
  const rows = await database.product.findMany({
    where: { key: { in: [...keys] } },
    select: { id: true, key: true, translations: { select: { language: true, name: true } } },
    orderBy: { id: 'asc' },
    take: 100,
  })
  return rows.map(({ id, key, translations }) => {
    const own = translations.find(({ language }) => language === staff.language)?.name
    return { id, name: own || key }
  })
}
