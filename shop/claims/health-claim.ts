import type { Language } from '#i18n/locale.ts'
import { unitOf, type NutrientUnit } from '#shop/nutrition/nutrient-amount.ts'
import data from './data/health-claims.json' with { type: 'json' }

/** What a product must provide per day before the claim may stand beside it. */
export type ClaimCondition =
  | { readonly kind: 'source-of'; readonly minimumPercentOfNrv: number }
  | { readonly kind: 'daily-amount'; readonly minimum: number; readonly unit: NutrientUnit }

/** A health claim of the Union list, about a nutrient and never about a product (CLAIM-01, CLAIM-04). */
export type HealthClaim = {
  readonly id: string
  readonly nutrient: string
  readonly text: Readonly<Record<Language, string>>
  /** Whether the wording in a language was seen in a published source; staff see the others marked. */
  readonly verified: Readonly<Record<Language, boolean>>
  readonly condition: ClaimCondition
  /** A sentence the Union list demands beside the claim. */
  readonly consumerInformation: Readonly<Record<Language, string>> | null
  /** Wordings of the same claim that enforcement accepts; let pass in copy, never shown by the shop. */
  readonly alternativeWordings: Readonly<Partial<Record<Language, readonly string[]>>>
  readonly reference: string
}

const register: ReadonlyMap<string, HealthClaim> = new Map(
  data.claims.map((row) => [
    row.id,
    {
      id: row.id,
      nutrient: row.nutrient,
      text: row.text,
      verified: row.verified,
      condition: conditionOf(row.condition),
      consumerInformation: row.consumerInformation ?? null,
      alternativeWordings: row.alternativeWordings ?? {},
      reference: row.reference,
    },
  ]),
)

/** Every claim of the register, in its order. */
export const healthClaims: readonly HealthClaim[] = [...register.values()]

export function claimById(id: string): HealthClaim | null {
  return register.get(id) ?? null
}

export function claimsOf(nutrient: string): HealthClaim[] {
  return healthClaims.filter((claim) => claim.nutrient === nutrient)
}

function conditionOf(row: (typeof data.claims)[number]['condition']): ClaimCondition {
  if (row.minimumPercentOfNrv !== undefined) {
    return { kind: 'source-of', minimumPercentOfNrv: row.minimumPercentOfNrv }
  }
  const unit = unitOf(row.unit)
  if (!unit) throw new Error(`unknown unit ${row.unit}`)
  return { kind: 'daily-amount', minimum: row.minimum, unit }
}
