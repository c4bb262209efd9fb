import { languages, type Language, type Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { attachedClaimFindings, claimFindings } from './publishing-claims.ts'
import type { EditedProduct, PublishingFinding, PublishingReference } from './publishing-facts.ts'
import { labelFindings } from './publishing-label.ts'
import { marketFindings } from './publishing-market.ts'
import { nutrientFindings } from './publishing-nutrients.ts'
import { sourceFindings } from './publishing-sources.ts'

// messages: staff-rules

/** Texts without which a page cannot be shown or understood, and the rule that asks for them. */
const pageTexts = [
  ['slug', 'CONS-02'],
  ['tagline', 'CONS-02'],
  ['description', 'CONS-02'],
  ['dosageFormLabel', 'FOOD-01'],
  ['bestBefore', 'FOOD-01'],
  ['metaTitle', 'A11Y-01'],
  ['metaDescription', 'FOOD-03'],
] as const

/** Everything missing from or forbidden in a product, over all its languages and markets, the gravest first. */
export function publishingFindings(
  product: EditedProduct,
  reference: PublishingReference,
): PublishingFinding[] {
  const rank = { refusal: 0, decision: 1, notice: 2 }
  return [
    ...nutrientFindings(product, reference.now),
    ...attachedClaimFindings(product),
    ...languages.flatMap((language) => [
      ...textFindings(product, language),
      ...labelFindings(product, language),
      ...claimFindings(product, language),
      ...sourceFindings(product, language),
    ]),
    ...product.markets.flatMap((market) => marketFindings(product, market, reference)),
  ].toSorted((left, right) => rank[left.severity] - rank[right.severity])
}

/**
 * What stands between a product and its page in a language, or its sale to a market. A market is concerned by its own
 * findings and by those of the language its label must have (FOOD-02); what has no language or market concerns all.
 */
export function findingsFor(
  findings: readonly PublishingFinding[],
  { language, market }: { language?: Language; market?: Market },
): PublishingFinding[] {
  const spoken = [language, market && marketFacts(market).labelLanguage].filter((name) => name !== undefined)
  return findings.filter(
    (finding) =>
      (finding.language === undefined || spoken.includes(finding.language)) &&
      (finding.market === undefined || finding.market === market),
  )
}

/** A decision names what it is about; another field or another wording is not covered by it. */
export function decisionKey({ rule, field, language, market, key, facts }: PublishingFinding): string {
  const sorted = Object.entries(facts).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return JSON.stringify([rule, field, language ?? null, market ?? null, key, sorted])
}

/** What still has to be mended or decided before publishing; empty when it may be done. */
export function obstacles(
  findings: readonly PublishingFinding[],
  decided: ReadonlySet<string>,
): PublishingFinding[] {
  return findings.filter(
    (finding) =>
      finding.severity === 'refusal' ||
      (finding.severity === 'decision' && !decided.has(decisionKey(finding))),
  )
}

function textFindings(product: EditedProduct, language: Language): PublishingFinding[] {
  const texts = product.texts[language]
  if (!texts) return []
  const finding = (rule: string, field: string, key: string, facts = {}): PublishingFinding => ({
    severity: 'refusal',
    rule,
    field,
    language,
    key,
    facts,
  })
  const missing = pageTexts
    .filter(([name]) => texts[name].trim() === '')
    .map(([name, rule]) => finding(rule, `texts.${language}.${name}`, `texts.${name}`))
  const pictures = product.pictures.filter((picture) => picture.language === language)
  const silent = pictures
    .filter(({ alt }) => alt.trim() === '')
    .map(({ position }) =>
      finding('A11Y-01', `pictures.${position}.${language}.alt`, 'texts.alt', { position }),
    )
  const none = finding('CONS-02', `pictures.${language}`, 'texts.no-picture')
  return [...missing, ...silent, ...(pictures.length === 0 ? [{ ...none, severity: 'notice' as const }] : [])]
}
