import type { Language } from '#i18n/locale.ts'
import type { HealthClaim } from './health-claim.ts'

/** A person's recorded word that this wording of a claim was compared with the official text. */
export type WordingConfirmation = {
  readonly claimId: string
  readonly language: Language
  /** The wording that was compared; another one is not covered by it. */
  readonly wording: string
}

/** Whether a claim may be published in a language: its wording is verified, or somebody confirmed this very wording. */
export function isWordingSettled(
  { id, text, verified }: HealthClaim,
  language: Language,
  confirmations: readonly WordingConfirmation[],
): boolean {
  if (verified[language]) return true
  return confirmations.some(
    (confirmed) =>
      confirmed.claimId === id && confirmed.language === language && confirmed.wording === text[language],
  )
}

/** Of some claims those that may be published in a language. */
export function settledClaims(
  claims: readonly HealthClaim[],
  language: Language,
  confirmations: readonly WordingConfirmation[],
): HealthClaim[] {
  return claims.filter((claim) => isWordingSettled(claim, language, confirmations))
}

/** Of what people said about wordings, oldest first, what holds of each: the last word on it. */
export function heldWords<Word extends { claimId: string; language: string; wording: string }>(
  words: readonly Word[],
): Word[] {
  return [...new Map(words.map((word) => [wordingKey(word), word])).values()]
}

function wordingKey({ claimId, language, wording }: { claimId: string; language: string; wording: string }) {
  return JSON.stringify([claimId, language, wording])
}
