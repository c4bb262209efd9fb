import type { Language, Market } from '#i18n/locale.ts'
import type { LegalKind } from '../legal-text.ts'
import { deliveryRows, draftValues, type DraftFacts, type DraftValues } from './draft-facts.ts'
import gaps from './gaps.json' with { type: 'json' }
import titles from './titles.json' with { type: 'json' }

/** A legal text to begin with, in nobody's name yet: a draft, no advice. */
export interface LegalDraft {
  title: string
  summary: string
  /** Markdown; what nobody has said is a marked gap. */
  body: string
}

/** `{PL:…}` is for shops that serve Poland, `{both:…}` for those that serve both; a place may stand inside. */
const part = /\{(PL|NL|both):((?:[^{}]|\{\w+\})*)\}/g
const place = /\{(\w+)\}/g

function servedParts(line: string, served: readonly Market[]): string | null {
  if (line.search(part) < 0) return line
  const left = line
    .replaceAll(part, (_, market: string, text: string) =>
      (market === 'both' ? served.length > 1 : served.some((each) => each === market)) ? text : '',
    )
    .replaceAll(/(?<=\S) {2,}(?=\S)/g, ' ')
  return /^-?\s*$/.test(left) ? null : left
}

function isGap(name: string): name is keyof typeof gaps {
  return Object.hasOwn(gaps, name)
}

function filled(line: string, language: Language, values: DraftValues): string {
  return line.replaceAll(place, (whole, name: string) => {
    if (name === 'fictional') return values.fictional ?? ''
    if (!isGap(name)) throw new Error(`a draft knows no ${whole}`)
    return values[name] || `[… ${gaps[name][language]}]`
  })
}

/** Whether a line is about something the shop does not have. */
function isWithout(line: string, values: DraftValues): boolean {
  return [...line.matchAll(place)].some(([, name = '']) => isGap(name) && values[name] === null)
}

/** A draft of a text, with what the shop has said about itself in its places. */
export function fillDraft(
  template: string,
  kind: LegalKind,
  language: Language,
  facts: DraftFacts,
): LegalDraft {
  const values = draftValues(facts, language)
  const rows = deliveryRows(facts, language)
  const lines = template.split('\n').flatMap((line) => {
    if (line.includes('{methods}') && rows.length > 0) return rows
    const served = servedParts(line, facts.servedMarkets)
    return served === null || isWithout(served, values) ? [] : [filled(served, language, values)]
  })
  const body = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return { ...titles[kind][language], body }
}

/** The first marked gap of a text; null in one that is whole. */
export function firstGap(text: string): string | null {
  return /\[\s*(?:…|\.{3})[^\]\n]{0,120}\]?/.exec(text)?.[0] ?? null
}
