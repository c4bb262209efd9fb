import 'server-only'
import { languages } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { HealthClaim } from '#shop/claims/health-claim.ts'
import { heldWords } from '#shop/claims/wording.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { findActorNames } from '#shop/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { WordingLine } from '../wording-line.ts'

/** Where the wordings of these claims stand that the register does not call verified. */
export async function listWordings(
  database: Database,
  staff: StaffMember,
  claims: readonly HealthClaim[],
): Promise<WordingLine[]> {
  insistOn(staff, 'products:read')
  const rows = await database.claimWordingConfirmation.findMany({
    where: { claimId: { in: claims.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  })
  const held = heldWords(rows).filter(({ confirmed }) => confirmed)
  const names = await findActorNames(
    database,
    rows.map(({ actor }) => actor),
  )
  return claims.flatMap(({ id, text, verified }) =>
    languages
      .filter((language) => !verified[language])
      .map((language) => {
        const own = held.filter((row) => row.claimId === id && row.language === language)
        const standing = own.find(({ wording }) => wording === text[language])
        return {
          claimId: id,
          language,
          wording: text[language],
          confirmed: standing ? { by: names.get(standing.actor) ?? standing.actor, at: standing.at } : null,
          isLapsed: !standing && own.length > 0,
        }
      }),
  )
}
