import { languageOf, languages, markets, type Language, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { benefitTopics } from '#shop/claims/benefit.ts'
import { eligibleClaims } from '#shop/claims/eligibility.ts'
import { claimOffers, type ClaimHindrance } from '#shop/claims/offering.ts'
import { legalName } from '#shop/nutrition/designation.ts'
import { formatDecimal } from '#shop/nutrition/decimal-format.ts'
import { formatPercentOfNrv, nrvAbbreviation, nrvNotEstablished } from '#shop/nutrition/nrv.ts'
import { findNutrient, nutrientName } from '#shop/nutrition/nutrient.ts'
import type { NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { requiredStatements, statementText } from '#shop/nutrition/statement.ts'
import type { PublishingFinding, PublishingReference, PublishingSeverity } from '../publishing-facts.ts'
import { declarable } from '../publishing-nutrients.ts'
import { findingWords } from '../publishing-words.ts'
import { decisionKey, publishingFindings } from '../publishing.ts'
import { sketchProduct } from './product-draft.ts'
import type { ProductFields } from './product-fields.ts'
import { editedProduct, type ProductRecord } from './product-record.ts'
import { formFieldOf } from './publication.ts'

/** What a rule says about one field, in words; with the place in the text where it speaks of words. */
export interface FieldNote {
  severity: PublishingSeverity
  severityWords: string
  rule: string
  message: string
  mark: { before: string; words: string; after: string } | null
  /** Wordings of the register that may be said instead. */
  permitted: string[]
}

/** What the shop computes from the fields of a product while they are edited. */
export interface CheckedProduct {
  /** Share of the reference value by nutrient. */
  shares: Record<string, string>
  statements: Record<Language, string[]>
  legalNames: Record<Language, string>
  /** Why a claim is not offered, by id; those that may be attached are empty. */
  hindrances: Record<string, string>
  notes: Record<string, FieldNote[]>
  /** How much stands against publishing. */
  summary: string
}

/** Checks fields as they stand, complete or not, in the words of the person who edits. */
export function checkProduct(
  fields: ProductFields,
  record: ProductRecord,
  reference: PublishingReference,
  locale: Locale,
): CheckedProduct {
  const { draft } = sketchProduct(fields)
  const edited = editedProduct(draft, record)
  const findings = publishingFindings(edited, reference).filter(
    (finding) => finding.severity !== 'decision' || !record.decided.has(decisionKey(finding)),
  )
  const amounts = declarable(draft.amounts)
  const facts = { amounts, composition: draft.composition }
  const required = requiredStatements(facts, draft.markets[0]?.market ?? markets[0])
  const notes: Record<string, FieldNote[]> = {}
  for (const finding of findings) {
    const field = formFieldOf(finding, record.variants)
    ;(notes[field] ??= []).push(noteOf(finding, fields[field] ?? '', amounts, locale))
  }
  const count = (severity: PublishingSeverity) =>
    findings.filter((finding) => finding.severity === severity).length
  return {
    shares: Object.fromEntries(draft.amounts.map((amount) => [amount.nutrient, shareWords(amount, locale)])),
    statements: byLanguage((language) => required.map((key) => statementText(key, language))),
    legalNames: byLanguage((language) => legalName(language, draft.composition)),
    hindrances: Object.fromEntries(
      claimOffers(amounts, draft.claimIds).map(({ claim, hindrance }) => [
        claim.id,
        hindrance === null ? '' : hindranceWords(hindrance, locale),
      ]),
    ),
    notes,
    summary: translator(locale, 'staff-catalogue')('editor.counts', {
      refusal: count('refusal'),
      decision: count('decision'),
      notice: count('notice'),
    }),
  }
}

function byLanguage<Thing>(make: (language: Language) => Thing): Record<Language, Thing> {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<
    Language,
    Thing
  >
}

/** "53 % NRV", or that no reference value is established. */
export function shareWords(amount: NutrientAmount, locale: Locale): string {
  const language = languageOf(locale)
  if (!findNutrient(amount.nutrient)) return ''
  const percent = formatPercentOfNrv(amount)
  return percent ? `${percent} ${nrvAbbreviation(language)}` : nrvNotEstablished(language)
}

function hindranceWords(hindrance: ClaimHindrance, locale: Locale): string {
  const t = translator(locale, 'staff-rules')
  const language = languageOf(locale)
  const { nutrient: key } = hindrance
  const nutrient = findNutrient(key) ? nutrientName(key, language) : key.toUpperCase()
  if (hindrance.reason === 'nutrient-not-declared')
    return t('claimHindrance.nutrient-not-declared', { nutrient })
  return t('claimHindrance.amount-too-low', {
    nutrient,
    amount: formatDecimal(hindrance.amount, language),
    minimum: formatDecimal(hindrance.minimum, language),
    unit: hindrance.unit,
  })
}

const around = 48

function noteOf(
  finding: PublishingFinding,
  text: string,
  amounts: readonly NutrientAmount[],
  locale: Locale,
): FieldNote {
  const { severity, rule, language, key, facts } = finding
  const words = key.startsWith('copyAdvice.') && typeof facts.words === 'string' ? facts.words : ''
  const start = words === '' ? -1 : text.indexOf(words)
  return {
    severity,
    severityWords: translator(locale, 'staff-rules')(`severity.${severity}`),
    rule,
    message: findingWords(finding, locale),
    mark:
      start < 0
        ? null
        : {
            before: (start > around ? '…' : '') + text.slice(Math.max(0, start - around), start),
            words,
            after: text.slice(start + words.length, start + words.length + around),
          },
    permitted: words !== '' && language ? permittedWordings(words, language, amounts) : [],
  }
}

/** Claims on what the words speak of that this product may carry. */
function permittedWordings(words: string, language: Language, amounts: readonly NutrientAmount[]): string[] {
  const eligible = eligibleClaims(amounts)
  const claims = benefitTopics(words, language).flatMap((topic) =>
    topic.claims.filter((claim) => eligible.includes(claim)),
  )
  return [...new Set(claims.map((claim) => claim.text[language]))].slice(0, 3)
}
