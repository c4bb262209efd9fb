import { languages, type Language } from '#i18n/locale.ts'
import { healthClaims, type HealthClaim } from '#shop/claims/health-claim.ts'
import { heldWords } from '#shop/claims/wording.ts'

/**
 * How the wording of a claim stands in a language: seen in a published source, compared by a person, taken back by one,
 * worded otherwise since it was compared, or never looked at.
 */
export const wordingStates = ['verified', 'confirmed', 'taken-back', 'lapsed', 'open'] as const
export type WordingState = (typeof wordingStates)[number]

/** What somebody once said about a wording; the name is already looked up. */
export interface WordingWord {
  claimId: string
  language: string
  wording: string
  confirmed: boolean
  by: string
  at: Date
}

export interface RegisterWording {
  language: Language
  wording: string
  state: WordingState
  /** Who said so and when; nobody for what the register verifies or nobody has looked at. */
  word: { by: string; at: Date } | null
  /** Products on the site in this language that carry the claim. */
  published: number
}

export interface RegisterEntry {
  claim: HealthClaim
  /** Products that carry the claim, published or not. */
  carried: number
  wordings: RegisterWording[]
}

export interface RegisterSearch {
  nutrient: string | null
  state: WordingState | null
  /** Counted from one. */
  page: number
}

/** Each claim has three wordings, and most of them a form. */
export const claimsPerPage = 15

export const claimPlaces = { register: '/staff/claims' } as const

/**
 * Where somebody is led who settled a wording: back to it, in the register as it was narrowed down. What was done stands
 * in the address, so that the browser loads the page anew instead of only moving to the anchor.
 */
export function settledPlace(
  given: Readonly<{ action: string } & Partial<Record<'nutrient' | 'state' | 'page', string | undefined>>>,
  { claimId, language, takenOff }: { claimId: string; language: Language; takenOff: readonly string[] },
): string {
  const search = registerSearchOf({
    nutrient: given.nutrient ?? '',
    state: given.state ?? '',
    page: given.page ?? '',
  })
  const query = new URLSearchParams({
    ...searchFields(search),
    done: `${given.action}.${claimId}.${language}`,
    ...(takenOff.length > 0 && { off: takenOff.join(',') }),
  })
  return `${claimPlaces.register}?${query.toString()}#${claimId}.${language}`
}

/** The form by which the register confirms a wording or takes it back; one is sent at a time. */
export const registerForm = 'claim-register'

function searchFields({ nutrient, state, page }: RegisterSearch): Record<string, string> {
  return {
    ...(nutrient && { nutrient }),
    ...(state && { state }),
    ...(page > 1 && { page: String(page) }),
  }
}

/** The address of a page of the register; null where there is none. */
export function registerPage(
  search: RegisterSearch,
  { page, total }: { page: number; total: number },
): string | null {
  if (page < 1 || page > Math.ceil(total / claimsPerPage)) return null
  const query = new URLSearchParams(searchFields({ ...search, page })).toString()
  return query === '' ? claimPlaces.register : `${claimPlaces.register}?${query}`
}

/** Nutrients with a claim, in the register's order. */
export const claimedNutrients: readonly string[] = [...new Set(healthClaims.map(({ nutrient }) => nutrient))]

/** Reads the address of the register; what cannot be read is as if it were not there. */
export function registerSearchOf(search: Readonly<Record<string, string>>): RegisterSearch {
  return {
    nutrient: claimedNutrients.find((nutrient) => nutrient === search.nutrient) ?? null,
    state: wordingStates.find((state) => state === search.state) ?? null,
    page: /^[1-9]\d{0,3}$/.test(search.page ?? '') ? Number(search.page) : 1,
  }
}

/** How the wording of a claim stands after everything that was said about it, oldest first. */
export function wordingStanding(
  { id, text, verified }: HealthClaim,
  language: Language,
  words: readonly WordingWord[],
): Pick<RegisterWording, 'state' | 'word'> {
  const own = heldWords(words.filter((word) => word.claimId === id && word.language === language))
  const held = own.find(({ wording }) => wording === text[language])
  const word = held ? { by: held.by, at: held.at } : null
  if (verified[language]) return { state: 'verified', word: null }
  if (held) return { state: held.confirmed ? 'confirmed' : 'taken-back', word }
  return { state: own.some(({ confirmed }) => confirmed) ? 'lapsed' : 'open', word: null }
}

/** Of the entries those that were asked for, each with the wordings that were asked for. */
export function registerSelection(
  entries: readonly RegisterEntry[],
  { nutrient, state }: Pick<RegisterSearch, 'nutrient' | 'state'>,
): RegisterEntry[] {
  return entries
    .filter(({ claim }) => nutrient === null || claim.nutrient === nutrient)
    .map((entry) => ({
      ...entry,
      wordings: entry.wordings.filter((wording) => state === null || wording.state === state),
    }))
    .filter(({ wordings }) => wordings.length > 0)
}

/** The claims on one page; past the last one stands the last one. */
export function pageOfRegister(
  selected: readonly RegisterEntry[],
  wanted: number,
): { page: number; pages: number; entries: RegisterEntry[] } {
  const pages = Math.max(1, Math.ceil(selected.length / claimsPerPage))
  const page = Math.min(wanted, pages)
  return { page, pages, entries: selected.slice((page - 1) * claimsPerPage, page * claimsPerPage) }
}

/** How many wordings are in each state. */
export function registerCounts(entries: readonly RegisterEntry[]): Record<WordingState, number> {
  const all = entries.flatMap(({ wordings }) => wordings)
  const countOf = (state: WordingState) => all.filter((wording) => wording.state === state).length
  return {
    verified: countOf('verified'),
    confirmed: countOf('confirmed'),
    'taken-back': countOf('taken-back'),
    lapsed: countOf('lapsed'),
    open: countOf('open'),
  }
}

/** The whole register with what people and products do with it. */
export function registerEntries(
  words: readonly WordingWord[],
  use: {
    carried: ReadonlyMap<string, number>
    /** By claim and language, `magnesium-bones.pl`. */
    published: ReadonlyMap<string, number>
  },
): RegisterEntry[] {
  return healthClaims.map((claim) => ({
    claim,
    carried: use.carried.get(claim.id) ?? 0,
    wordings: languages.map((language) => ({
      language,
      wording: claim.text[language],
      ...wordingStanding(claim, language, words),
      published: use.published.get(`${claim.id}.${language}`) ?? 0,
    })),
  }))
}
