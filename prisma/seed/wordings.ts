import { languages } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { healthClaims, type HealthClaim } from '#shop/claims/health-claim.ts'

/** The demo owner has compared the wordings that the demo shop publishes; `which` says what is published. */
export async function seedWordings(
  transaction: Transaction,
  which: (claim: HealthClaim) => boolean,
  now: Date,
): Promise<void> {
  const unverified = healthClaims.filter(which).flatMap(({ id, text, verified }) =>
    languages
      .filter((language) => !verified[language])
      .map((language) => {
        return { claimId: id, language, wording: text[language], actor: 'staff:demo-owner', at: now }
      }),
  )
  await transaction.claimWordingConfirmation.createMany({ data: unverified, skipDuplicates: true })
}
