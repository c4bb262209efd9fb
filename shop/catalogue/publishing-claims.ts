import type { Language } from '#i18n/locale.ts'
import { benefitTopics, openFindings, unsupportedNameTopics } from '#shop/claims/benefit.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'
import { shownClaims } from '#shop/claims/eligibility.ts'
import type { Finding } from '#shop/claims/finding.ts'
import type { HealthClaim } from '#shop/claims/health-claim.ts'
import { unknownClaims } from '#shop/claims/offering.ts'
import { isWordingSettled } from '#shop/claims/wording.ts'
import type { EditedProduct, PublishingFinding } from './publishing-facts.ts'
import { declarable } from './publishing-nutrients.ts'

// messages: staff-rules

/** Claims attached to a product that may not stand there, or vanish by themselves (CLAIM-01, CLAIM-02). */
export function attachedClaimFindings({ claimIds, amounts }: EditedProduct): PublishingFinding[] {
  const shown = new Set(shownClaims(claimIds, declarable(amounts)).map(({ id }) => id))
  const unknown = unknownClaims(claimIds)
  return claimIds.flatMap((id): PublishingFinding[] => {
    const place = { field: `claims.${id}`, facts: { claim: id } }
    if (unknown.includes(id))
      return [{ severity: 'refusal', rule: 'CLAIM-01', ...place, key: 'claims.unknown' }]
    return shown.has(id)
      ? []
      : [{ severity: 'notice', rule: 'CLAIM-02', ...place, key: 'claims.condition-not-met' }]
  })
}

/** Whatever the texts of a product say in a language that only the register may say (CLAIM-01, CLAIM-05 … CLAIM-08). */
export function claimFindings(product: EditedProduct, language: Language): PublishingFinding[] {
  const texts = product.texts[language]
  if (!texts) return []
  const shown = shownClaims(product.claimIds, declarable(product.amounts))
  return [
    ...nameFindings(product, texts.name, language, shown),
    ...wordingFindings(product, language, shown),
    ...copyFindings(product, language, shown),
  ]
}

/** A name that is itself a reference to health needs an attached claim on each of its topics (CLAIM-05). */
function nameFindings(
  { nameIsClaim }: EditedProduct,
  name: string,
  language: Language,
  shown: readonly HealthClaim[],
): PublishingFinding[] {
  const place = { severity: 'refusal', rule: 'CLAIM-05', field: `texts.${language}.name`, language } as const
  const unsupported = unsupportedNameTopics(name, language, shown)
  const isUnmarked = !nameIsClaim && benefitTopics(name, language).length > 0
  return [
    ...unsupported.map((topic) => ({ ...place, key: 'claims.name-unsupported', facts: { topic } })),
    ...(isUnmarked ? [{ ...place, field: 'nameIsClaim', key: 'claims.name-not-marked', facts: {} }] : []),
  ]
}

/** Where the wording of a claim is confirmed. */
export function wordingField(claimId: string, language: Language): string {
  return `wordings.${claimId}.${language}`
}

/** A wording nobody has compared with the official text yet is published only on a person's word. */
function wordingFindings(
  { confirmedWordings }: EditedProduct,
  language: Language,
  shown: readonly HealthClaim[],
): PublishingFinding[] {
  return shown
    .filter((claim) => !isWordingSettled(claim, language, confirmedWordings))
    .map(({ id, text }) => ({
      severity: 'refusal',
      rule: 'CLAIM-01',
      field: wordingField(id, language),
      language,
      key: 'claims.wording-unverified',
      facts: { claim: id, wording: text[language] },
    }))
}

function copyFindings(
  { texts, variants, pictures }: EditedProduct,
  language: Language,
  shown: readonly HealthClaim[],
): PublishingFinding[] {
  const { slug = '', name = '', ...others } = texts[language] ?? {}
  const named = Object.entries(others).map(([field, text]) => [`texts.${language}.${field}`, text] as const)
  const ofVariants = variants.flatMap(({ sku, texts: words }) => {
    const { label = '', netQuantity = '', slug: address = '' } = words[language] ?? {}
    const place = `variants.${sku}.${language}`
    return [
      { field: `${place}.label`, kind: 'product', text: label },
      { field: `${place}.netQuantity`, kind: 'product', text: netQuantity },
      { field: `${place}.slug`, kind: 'taxonomy', text: address.replaceAll('-', ' ') },
    ] as const
  })
  const checked = [
    { field: `texts.${language}.name`, kind: 'product', text: name },
    // An address is read as its words.
    { field: `texts.${language}.slug`, kind: 'taxonomy', text: slug.replaceAll('-', ' ') },
    ...named.map(([field, text]) => ({ field, kind: 'product', text }) as const),
    ...ofVariants,
    ...pictures
      .filter((picture) => picture.language === language)
      .map(({ position, alt }) => {
        return { field: `pictures.${position}.${language}.alt`, kind: 'product', text: alt } as const
      }),
  ] as const
  return checked.flatMap(({ field, kind, text }) =>
    openFindings(checkCopy({ language, kind, text }), shown)
      // The name's own topics are told above, with what is to be done about them.
      .filter(({ topic }) => topic === null || field !== `texts.${language}.name`)
      .filter(({ rule }) => !isNameInSlug(rule, field, name, language))
      .map((finding) => copyFinding(finding, field, language)),
  )
}

/** The address repeats the name; where the name may speak of a topic, so may the address beside its claim. */
function isNameInSlug(rule: Finding['rule'], field: string, name: string, language: Language): boolean {
  return rule === 'CLAIM-08' && field === `texts.${language}.slug` && benefitTopics(name, language).length > 0
}

function copyFinding({ rule, advice, words }: Finding, field: string, language: Language): PublishingFinding {
  // Green words may be proven beside them, which only a person can judge (CLAIM-12).
  const severity = rule === 'CLAIM-12' ? 'decision' : 'refusal'
  return { severity, rule, field, language, key: `copyAdvice.${advice}`, facts: { words } }
}
