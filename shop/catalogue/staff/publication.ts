import { languageOf, locales, marketOf, type Language, type Market } from '#i18n/locale.ts'
import type { EditedProduct, PublishingFinding, PublishingReference } from '../publishing-facts.ts'
import { decisionKey, findingsFor, obstacles, publishingFindings } from '../publishing.ts'

/** How the texts of one language stand before the public: not at all, from a moment on, or now. */
export type PublicationState = 'draft' | 'scheduled' | 'published'

export function publicationState(
  { status, publishedAt }: { status: string; publishedAt: Date | null },
  now: Date,
): PublicationState {
  if (status !== 'published' || publishedAt === null) return 'draft'
  return publishedAt > now ? 'scheduled' : 'published'
}

/** Markets in which the product would be sold on pages of the language. */
function marketsSpokenIn(language: Language, product: EditedProduct): Market[] {
  const spoken = locales.filter((locale) => languageOf(locale) === language).map(marketOf)
  return product.markets.map(({ market }) => market).filter((market) => spoken.includes(market))
}

/** What concerns the product's pages in one language, in every market they sell to. */
export function findingsInLanguage(
  findings: readonly PublishingFinding[],
  product: EditedProduct,
  language: Language,
): PublishingFinding[] {
  const kept = new Set([
    ...findingsFor(findings, { language }),
    ...marketsSpokenIn(language, product).flatMap((market) => findingsFor(findings, { language, market })),
  ])
  return findings.filter((finding) => kept.has(finding))
}

/** What stands between the product and its pages in these languages, each thing once. */
export function publicationObstacles(
  product: EditedProduct,
  reference: PublishingReference,
  { languages, decided }: { languages: readonly Language[]; decided: ReadonlySet<string> },
): PublishingFinding[] {
  const findings = publishingFindings(product, reference)
  const open = languages.flatMap((language) =>
    obstacles(findingsInLanguage(findings, product, language), decided),
  )
  return [...new Map(open.map((finding) => [decisionKey(finding), finding])).values()]
}

/** The field of the form in which a finding is mended: the rules know variants by number, the form by id. */
export function formFieldOf(
  { field }: Pick<PublishingFinding, 'field'>,
  variants: readonly { id: number; sku: string }[],
): string {
  if (/^nutrients\.[a-z0-9-]+$/.test(field)) return `${field}.amount`
  if (field === 'composition') return 'composition.sweeteners'
  const variant = variants.find(({ sku }) => field.startsWith(`variants.${sku}.`))
  if (!variant) return field
  const rest = field.slice(`variants.${variant.sku}.`.length)
  return `variants.${variant.id}.${rest === 'content' ? 'netCount' : rest}`
}

/** How one language stands as it is saved: what forbids publishing it, and what staff should know. */
export function standingIn(
  language: Language,
  {
    findings,
    product,
    record,
  }: {
    findings: readonly PublishingFinding[]
    product: EditedProduct
    record: { decided: ReadonlySet<string> }
  },
): { language: Language; obstacles: PublishingFinding[]; notices: PublishingFinding[] } {
  const own = findingsInLanguage(findings, product, language)
  return {
    language,
    obstacles: obstacles(own, record.decided),
    notices: own.filter(({ severity }) => severity === 'notice'),
  }
}
