import type { Language } from '#i18n/locale.ts'
import data from './data/benefit-words.json' with { type: 'json' }
import type { CopyKind, CopyRule, Finding } from './finding.ts'
import { healthClaims, type HealthClaim } from './health-claim.ts'
import { topics } from './lexicon.ts'
import { readCopy, type Reading } from './reading.ts'

/** A part or function of the body that copy may be about; general words on it need a specific claim (CLAIM-05). */
export type BenefitTopic = { readonly topic: string; readonly claims: readonly HealthClaim[] }

const benefits: readonly BenefitTopic[] = topics.map((topic) => ({ topic, claims: claimsOnTopic(topic) }))

/** What a product name or heading claims by itself: "Bone Complex" speaks of bones. */
export function benefitTopics(text: string, language: Language): BenefitTopic[] {
  const reading = readCopy(text, language)
  return benefits.filter(({ topic }) => (reading.topics.get(topic) ?? []).length > 0)
}

/** Whether a product name is itself a general health reference (Reg. (EC) No 1924/2006 art. 1(3), 10(3)). */
export function nameIsClaim(name: string, language: Language): boolean {
  return benefitTopics(name, language).length > 0
}

/** The claims to show in the same block as such a name, one topic after the other; none when none is eligible. */
export function claimsBesideName(
  name: string,
  language: Language,
  eligible: readonly HealthClaim[],
): HealthClaim[] {
  return benefitTopics(name, language).flatMap(({ claims }) =>
    claims.filter((claim) => eligible.includes(claim)),
  )
}

/** Topics a name speaks of without any eligible claim to stand beside it: the name may not be used. */
export function unsupportedNameTopics(
  name: string,
  language: Language,
  eligible: readonly HealthClaim[],
): string[] {
  return benefitTopics(name, language)
    .filter(({ claims }) => !claims.some((claim) => eligible.includes(claim)))
    .map(({ topic }) => topic)
}

/** Claims of the register about a topic, as the permitted alternative to free words. */
export function claimsOnTopic(topic: string): HealthClaim[] {
  const row = data.topics.find((candidate) => candidate.topic === topic)
  return row ? healthClaims.filter(({ id }) => row.claims.some((subject) => id.endsWith(`-${subject}`))) : []
}

/** General benefit words in copy of the shop, where only claims of the register may speak of health. */
export function benefitFindings(reading: Reading, text: string, kind: CopyKind): Finding[] {
  if (kind === 'comment' || kind === 'article') return []
  return benefits.flatMap(({ topic, claims }) =>
    (reading.topics.get(topic) ?? []).map((span) => {
      const start = reading.tokens[span.first]?.start ?? 0
      const end = reading.tokens[span.last]?.end ?? start
      const isAuthorisedTopic = claims.length > 0
      const rule: CopyRule = kind === 'taxonomy' ? 'CLAIM-08' : isAuthorisedTopic ? 'CLAIM-05' : 'CLAIM-01'
      const advice =
        kind === 'taxonomy'
          ? 'category-is-a-claim'
          : isAuthorisedTopic
            ? 'general-benefit'
            : 'unauthorised-benefit'
      return { rule, advice, start, end, words: text.slice(start, end), topic }
    }),
  )
}

/** Findings that stay open: a general word is settled by an attached claim on the same topic beside it (CLAIM-05). */
export function openFindings(findings: readonly Finding[], shown: readonly HealthClaim[]): Finding[] {
  return findings.filter(({ rule, topic }) => {
    if (rule !== 'CLAIM-05' || topic === null) return true
    return !claimsOnTopic(topic).some((claim) => shown.includes(claim))
  })
}
