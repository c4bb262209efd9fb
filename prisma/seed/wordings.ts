import { languages } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { healthClaims, type HealthClaim } from '#shop/claims/health-claim.ts'

/**
 * The demo owner has compared the wordings that the demo shop publishes; `which` says what is published. Of a wording
 * that somebody has spoken about already nothing is said again: it may have been taken back.
 */
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
  const known = await transaction.claimWordingConfirmation.findMany({
    select: { claimId: true, language: true, wording: true },
  })
  const isKnown = (claimId: string, language: string, wording: string) =>
    known.some((row) => row.claimId === claimId && row.language === language && row.wording === wording)
  await transaction.claimWordingConfirmation.createMany({
    data: unverified.filter(({ claimId, language, wording }) => !isKnown(claimId, language, wording)),
  })
}
