import type { Language } from '#i18n/locale.ts'
import { chemicalForms, compounds, type ChemicalForm } from './chemical-form.ts'
import { amountIn, type NutrientAmount } from './nutrient-amount.ts'
import { toNumber } from './fraction.ts'

/** A mass that a text gives for a source of a nutrient: "1250 mg of magnesium citrate". */
export type SourceStatement = {
  readonly nutrient: string
  readonly form: string
  readonly milligrams: number
  /** The text says that the mass is that of one capsule, tablet or sachet. */
  readonly isPerPiece: boolean
}

/**
 * What is wrong with an amount beside the masses of its sources: more than they can hold; only right if they are those
 * of one piece; so little that one of the figures must be another thing.
 */
export type SourceProblem = {
  readonly kind: 'impossible' | 'per-piece' | 'too-little'
  readonly nutrient: string
  /** The most the sources can hold, in milligrams per daily portion. */
  readonly most: number
}

/** Labels round; a last digit more is no other salt. */
const tolerance = 1.005
/** Raw materials hold less than pure ones, but not less than half of what the poorest are sold with. */
const leastShare = 0.5

const mass = String.raw`(\d{1,3}(?:[ \u00a0.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)\s*(mg|g|µg|mcg)(?![a-z])`
const milligramsPer: Record<string, number> = { mg: 1, g: 1000, µg: 0.001, mcg: 0.001 }

const perPiece =
  /^[^,;.\d]{0,25}(?:\b(?:per|each|w|na|in|elke|iedere)\s+(?:1\s+|one\s+|een\s+|jednej\s+|kazdej\s+)?(?:capsul|kapsul|tablet|sachet|saszet|zakje|scoop|miark))/u

/** Lower case without diacritics; of the same length, so that places stay. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('μ', 'µ')
    .replaceAll(/[\u00c0-\u017f]/gu, (sign) => sign.normalize('NFD').charAt(0))
}

/** A name as a pattern: Polish nouns of it may be inflected. */
function patternOf(name: string, language: Language): string {
  const words = plain(name)
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^a-z0-9'-]/g, ''))
  const last = words.length - 1
  return words
    .map((word, index) =>
      language === 'pl' && index < last ? String.raw`${word.replace(/[aeiouy]$/, '')}[a-z]{0,4}` : word,
    )
    .join(String.raw`\s+`)
}

type Named = { readonly source: ChemicalForm; readonly pattern: string }

const named = new Map<Language, Named[]>()

/** The forms whose content is known, by what they are called; the longest name first, for it may hold another one. */
function namesIn(language: Language): Named[] {
  const known = named.get(language)
  if (known) return known
  const made = chemicalForms
    .filter(({ nutrient, form }) =>
      compounds.some((each) => each.nutrient === nutrient && each.form === form),
    )
    .flatMap((source) =>
      [source.name[language], ...(source.alsoNamed?.[language] ?? [])].map((name) => {
        return { source, pattern: patternOf(name, language) }
      }),
    )
    .toSorted((one, other) => other.pattern.length - one.pattern.length)
  named.set(language, made)
  return made
}

/** Spaces and the sign that is no decimal one here set thousands off, if three digits follow. */
function numberOf(text: string, language: Language): number {
  const grouping = language === 'en' ? /,(?=\d{3}(?!\d))/g : /\.(?=\d{3}(?!\d))/g
  return Number(
    text
      .replaceAll(/[ \u00a0]/g, '')
      .replaceAll(grouping, '')
      .replace(',', '.'),
  )
}

/** Every source of a nutrient that a text names: with its mass, or as one whose mass it leaves open. */
export function sourcesIn(
  text: string,
  language: Language,
): { stated: SourceStatement[]; open: Pick<ChemicalForm, 'nutrient' | 'form'>[] } {
  let rest = plain(text.replaceAll('**', ''))
  const stated: SourceStatement[] = []
  const open: Pick<ChemicalForm, 'nutrient' | 'form'>[] = []
  for (const { source, pattern } of namesIn(language)) {
    const { nutrient, form } = source
    const expression = new RegExp(
      String.raw`(?:${mass}\s+(?:of\s+|van\s+|jako\s+|as\s+|als\s+)?)?(?<![a-z])${pattern}(?![a-z])(?:\s*[(:–-]?\s*${mass})?`,
      'u',
    )
    for (let match = expression.exec(rest); match; match = expression.exec(rest)) {
      const [whole, before, unitBefore = '', after, unitAfter = ''] = match
      const figure = before ?? after
      const behind = rest.slice(match.index + whole.length)
      if (figure === undefined) open.push({ nutrient, form })
      else {
        const milligrams = numberOf(figure, language) * (milligramsPer[unitBefore || unitAfter] ?? 1)
        stated.push({ nutrient, form, milligrams, isPerPiece: perPiece.test(behind) })
      }
      rest = rest.slice(0, match.index) + '·'.repeat(whole.length) + behind
    }
  }
  return { stated, open }
}

/** The shares of a form's mass that are the nutrient: of the richest compound, and of the poorest raw material sold. */
function sharesOf(nutrient: string, form: string): { most: number; least: number } {
  const own = compounds.filter((compound) => compound.nutrient === nutrient && compound.form === form)
  return {
    most:
      Math.max(...own.flatMap((each) => [each.theoreticalPercent, ...each.typicalRawMaterialPercent])) / 100,
    least: Math.min(...own.flatMap((each) => each.typicalRawMaterialPercent)) / 100,
  }
}

/** What is wrong with declared amounts beside the masses of their sources in a text. `pieces` are those of a day. */
export function sourceProblems(
  amounts: readonly NutrientAmount[],
  { text, language, pieces }: { text: string; language: Language; pieces: number },
): SourceProblem[] {
  const { stated, open } = sourcesIn(text, language)
  return amounts.flatMap((amount): SourceProblem[] => {
    const { nutrient } = amount
    const own = stated.filter((statement) => statement.nutrient === nutrient)
    const declared = amountIn(amount, 'mg')
    // A further source of unknown mass may hold the rest.
    const isOpen =
      open.some((source) => source.nutrient === nutrient) ||
      amount.forms.some((form) => !own.some((statement) => statement.form === form))
    if (own.length === 0 || declared === null || isOpen) return []
    const kind = judge(toNumber(declared), own, pieces)
    const { most } = contentOf(own, pieces)
    return kind ? [{ kind, nutrient, most }] : []
  })
}

function judge(
  declared: number,
  sources: readonly SourceStatement[],
  pieces: number,
): SourceProblem['kind'] | null {
  const perDay = contentOf(sources, pieces)
  const perPieceEach = contentOf(
    sources.map((source) => ({ ...source, isPerPiece: true })),
    pieces,
  )
  if (declared > Math.max(perDay.most, perPieceEach.most) * tolerance) return 'impossible'
  if (declared > perDay.most * tolerance) return 'per-piece'
  return declared < perDay.least * leastShare ? 'too-little' : null
}

/** How much of the nutrient the sources of a day hold, at most and as they are sold. */
function contentOf(sources: readonly SourceStatement[], pieces: number): { most: number; least: number } {
  return sources.reduce(
    (sum, { nutrient, form, milligrams, isPerPiece }) => {
      const share = sharesOf(nutrient, form)
      const daily = milligrams * (isPerPiece ? pieces : 1)
      return { most: sum.most + daily * share.most, least: sum.least + daily * share.least }
    },
    { most: 0, least: 0 },
  )
}
