import type { Copy } from '#shop/claims/finding.ts'
import type { HealthClaim } from '#shop/claims/health-claim.ts'

/**
 * Why words about a disease may stay: the article is educational, so that nothing is sold beside it, or an owner decided
 * about this very text (decision 11). The word list cannot judge a text whose subject is a disease; it shows the places.
 */
export type Standing = 'educational' | 'decided'

/** A text that everybody can read, and where it stands. */
export interface PublishedCopy extends Copy {
  place: string
  /** Claims of the register beside it: they settle general words on their topic (CLAIM-05). */
  claims?: readonly HealthClaim[]
  standing?: Standing
}
