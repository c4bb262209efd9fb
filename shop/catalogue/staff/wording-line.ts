import type { Language } from '#i18n/locale.ts'

/** The wording of a claim in a language that no published source confirms, and who has compared it. */
export interface WordingLine {
  claimId: string
  language: Language
  wording: string
  confirmed: { by: string; at: Date } | null
  /** Another wording of it was confirmed once; the register has changed since. */
  isLapsed: boolean
}
