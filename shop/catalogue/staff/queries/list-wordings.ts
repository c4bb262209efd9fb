import 'server-only'
import { languages } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { HealthClaim } from '#shop/claims/health-claim.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { WordingLine } from '../wording-line.ts'

/** Where the wordings of these claims stand that the register does not call verified. */
export async function listWordings(
  database: Database,
  _staff: Pick<StaffMember, 'id'>,
  claims: readonly HealthClaim[],
): Promise<WordingLine[]> {
  const rows = await database.claimWordingConfirmation.findMany({
    where: { claimId: { in: claims.map(({ id }) => id) } },
  })
  const ids = rows.flatMap(({ actor }) => (actor.startsWith('staff:') ? [actor.slice('staff:'.length)] : []))
  const people = await database.staffUser.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const nameOf = (actor: string) => people.find(({ id }) => actor === `staff:${id}`)?.name ?? actor
  return claims.flatMap(({ id, text, verified }) =>
    languages
      .filter((language) => !verified[language])
      .map((language) => {
        const own = rows.filter((row) => row.claimId === id && row.language === language)
        const standing = own.find(({ wording }) => wording === text[language])
        return {
          claimId: id,
          language,
          wording: text[language],
          confirmed: standing ? { by: nameOf(standing.actor), at: standing.at } : null,
          isLapsed: !standing && own.length > 0,
        }
      }),
  )
}
