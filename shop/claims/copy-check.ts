import { benefitFindings } from './benefit.ts'
import {
  isForbiddenTalk,
  isNegated,
  isNeutral,
  isNoMessage,
  isOfTheShop,
  isWarnedOf,
  isWithoutEffect,
  overlaps,
} from './context.ts'
import type { Copy, CopyKind, CopyRule, Finding } from './finding.ts'
import type { Frame } from './frame.ts'
import { frames } from './frames.ts'
import type { WordClass } from './lexicon.ts'
import type { Span } from './pattern.ts'
import { inSentence, readCopy, sentenceOf, type Reading } from './reading.ts'

/** Longer texts are checked up to here; the rest is a finding of its own, so nothing slips through unread. */
export const maximumCheckedLength = 100_000

/** A disease in an article decides its class (CLAIM-09); anywhere else naming one suggests a treatment. */
const namingRules: Record<CopyKind, CopyRule> = {
  comment: 'CLAIM-07',
  product: 'CLAIM-07',
  mail: 'CLAIM-07',
  taxonomy: 'CLAIM-07',
  article: 'CLAIM-09',
}

/** `names-disease` is educational until an owner records a decision; then and otherwise it may be paired. */
export type ArticleClass = 'clean' | 'names-disease'

type Hit = { readonly frame: Pick<Frame, 'rule' | 'advice'>; readonly span: Span }

/**
 * Everything in a text that the law forbids or that a person must look at, in reading order. A pre-filter: it marks
 * words and names the rule; people decide (CLAIM-06 … CLAIM-12, FOOD-08).
 */
export function checkCopy({ language, kind, text }: Copy): Finding[] {
  const checked = text.slice(0, maximumCheckedLength)
  const reading = readCopy(checked, language)
  const covered = new Map<CopyRule, boolean[]>()
  const hits = frames
    .filter((candidate) => candidate.kinds.includes(kind))
    .flatMap((frame): Hit[] => matches(frame, reading, kind).map((span) => ({ frame, span })))
    .concat(namings(reading, kind))
    .filter((hit) => isFirst(hit, covered))
  const findings = [
    ...hits.map((hit) => findingOf(hit, reading, checked)),
    ...benefitFindings(reading, checked, kind),
  ].toSorted((left, right) => left.start - right.start || left.end - right.end)
  return text.length > maximumCheckedLength ? [...findings, rest(text)] : findings
}

/** Whether a text names a disease outside permitted phrases. */
export function namesDisease(text: string, language: Copy['language']): boolean {
  // Titles of cited studies are mostly English, whatever the language of the article.
  const readings =
    language === 'en' ? [readCopy(text, 'en')] : [readCopy(text, language), readCopy(text, 'en')]
  return readings.some((reading) => reading.spans.disease.length > 0)
}

/** The class of an article from everything it shows, titles of its references included (decision 11). */
export function articleClass(texts: readonly string[], language: Copy['language']): ArticleClass {
  return texts.some((text) => namesDisease(text, language)) ? 'names-disease' : 'clean'
}

/** Ailments that are named without being acted on: enough in the shop's own copy, a diagnosis in a comment. */
function namings(reading: Reading, kind: CopyKind): Hit[] {
  const isTaxonomy = kind === 'taxonomy'
  const disease: Hit['frame'] = { rule: namingRules[kind], advice: 'disease-named' }
  const navigation: Hit['frame'] = { rule: 'CLAIM-08', advice: 'category-is-a-claim' }
  const symptom: Hit['frame'] = isTaxonomy ? navigation : { rule: 'CLAIM-07', advice: 'symptom-relief' }
  const medicine: Hit['frame'] = { rule: 'CLAIM-07', advice: 'medicine-substitution' }
  const medicines = [...reading.spans.drug, ...reading.spans.ownMedicine]
  return [
    ...reading.spans.disease.map((span) => ({ frame: disease, span })),
    ...(isTaxonomy ? signposts(reading) : []).map((span) => ({ frame: navigation, span })),
    ...(kind === 'article' ? [] : reading.spans.medical.map((span) => ({ frame: disease, span }))),
    ...(kind === 'article' ? [] : medicines.map((span) => ({ frame: medicine, span }))),
    ...(kind === 'article' ? [] : reading.spans.symptom)
      .filter((span) => kind !== 'comment' || !isNoMessage(reading, sentenceOf(reading, span)))
      .map((span) => ({ frame: symptom, span })),
  ]
    .filter(({ span }) => !isForbiddenTalk(reading, span))
    .filter(({ span }) => kind === 'article' || !isNeutral(reading, sentenceOf(reading, span)))
}

/** What no category, tag or filter may be named after, however briefly; topics of benefit are told by themselves. */
const parts: readonly WordClass[] = [
  ...(['bodyPart', 'organ', 'bodily', 'measure', 'unauthorisedTopic'] as const),
]

function signposts(reading: Reading): Span[] {
  const named = parts.flatMap((name) => reading.spans[name]).filter((span) => !speaksOfTopic(reading, span))
  return [...reading.spans.disease, ...reading.spans.medical, ...named]
}

function matches(frame: Frame, reading: Reading, kind: CopyKind): Span[] {
  const [leads = [], others] = frame.all
  return leads
    .flatMap((name) => reading.spans[name])
    .filter((lead) => !(frame.negatable && isNegated(reading, lead)))
    .filter((lead) => !isForbiddenTalk(reading, lead))
    .filter((lead) => !(frame.warnable && isWarnedOf(reading, lead)))
    .filter((lead) => !(kind === 'comment' && isOfNothing(reading, lead)))
    .filter((lead) => {
      const sentence = sentenceOf(reading, lead)
      const isSpokenOf = (name: WordClass) => inSentence(reading, name, sentence).length > 0
      return (frame.among.length === 0 || frame.among.some(isSpokenOf)) && !frame.unless.some(isSpokenOf)
    })
    .flatMap((lead) => {
      if (!others) return [lead]
      const partner = nearestPartner(frame, reading, lead, kind)
      return partner ? [join(lead, partner)] : []
    })
    .filter((span) => !(frame.yieldsToTopics && speaksOfTopic(reading, span)))
}

function isOfNothing(reading: Reading, lead: Span): boolean {
  return isWithoutEffect(reading, sentenceOf(reading, lead)) || isOfTheShop(reading, lead)
}

function speaksOfTopic(reading: Reading, span: Span): boolean {
  return [...reading.topics.values()].some((spans) => spans.some((topic) => overlaps(topic, span)))
}

function nearestPartner(frame: Frame, reading: Reading, lead: Span, kind: CopyKind): Span | null {
  const sentence = sentenceOf(reading, lead)
  const others = frame.all[1] ?? []
  const same = others
    .flatMap((name) => inSentence(reading, name, sentence))
    .filter((other) => isApart(lead, other) && distance(lead, other) <= frame.near)
    .filter((other) => !(frame.deniable && isNegated(reading, other)))
    .filter((other) => !frame.inOrder || other.first > lead.last)
    .toSorted((left, right) => distance(lead, left) - distance(lead, right))
  if (same[0]) return same[0]
  if (kind !== 'comment') return null
  const beside = (offset: number) => others.flatMap((name) => inSentence(reading, name, sentence + offset))
  const before = frame.acrossSentences ? beside(-1).at(-1) : undefined
  return before ?? (frame.followed ? beside(1)[0] : undefined) ?? null
}

/** Beside each other, or the one in the gap of the other: "van mijn slaappillen af". */
function isApart(lead: Span, other: Span): boolean {
  return !overlaps(lead, other) || isInside(other, lead) || isInside(lead, other)
}

function isInside(inner: Span, outer: Span): boolean {
  return inner.first > outer.first && inner.last < outer.last
}

/** Words between two stretches; less than none when one lies in the other. */
function distance(left: Span, right: Span): number {
  return Math.max(left.first, right.first) - Math.min(left.last, right.last) - 1
}

function join(left: Span, right: Span): Span {
  return { first: Math.min(left.first, right.first), last: Math.max(left.last, right.last) }
}

/** One message per place: an earlier frame is the graver one. */
function isFirst(
  { frame: { rule }, span: { first, last } }: Hit,
  covered: Map<CopyRule, boolean[]>,
): boolean {
  const places = covered.get(rule) ?? []
  covered.set(rule, places)
  if (places.slice(first, last + 1).includes(true)) return false
  for (let index = first; index <= last; index++) places[index] = true
  return true
}

function findingOf({ frame, span }: Hit, { tokens }: Reading, text: string): Finding {
  const start = tokens[span.first]?.start ?? 0
  const end = tokens[span.last]?.end ?? start
  return { rule: frame.rule, advice: frame.advice, start, end, words: text.slice(start, end), topic: null }
}

function rest(text: string): Finding {
  return {
    rule: 'CLAIM-07',
    advice: 'too-long-to-check',
    start: maximumCheckedLength,
    end: text.length,
    words: '',
    topic: null,
  }
}
