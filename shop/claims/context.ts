import type { WordClass } from './lexicon.ts'
import type { Span } from './pattern.ts'
import { inSentence, sentenceOf, type Reading } from './reading.ts'

/** How many words a negation reaches to its right. */
const reach = 3

/** Verbs between which a negation is carried on by "and", "or" and commas. */
const actions: readonly WordClass[] = ['cure', 'effect', 'replaced', 'vanished', 'recommends']

/** Every frame asks about the same words, and a list of actions asks back along itself: answered once, a text stays cheap. */
const answers = new WeakMap<Span, boolean>()

/** Whether the words are denied: "does not treat", "geneest geen", "not intended to … cure". */
export function isNegated(reading: Reading, span: Span): boolean {
  const known = answers.get(span)
  if (known !== undefined) return known
  const answer = findNegation(reading, span)
  answers.set(span, answer)
  return answer
}

function findNegation(reading: Reading, span: Span): boolean {
  const sentence = sentenceOf(reading, span)
  const negators = inSentence(reading, 'negator', sentence).filter((negator) => !overlaps(negator, span))
  const turns = inSentence(reading, 'adversative', sentence)
  const isOpen = (from: number, to: number) => !turns.some((turn) => turn.first >= from && turn.last <= to)
  const disclaims = inSentence(reading, 'disclaimer', sentence).some(
    (disclaimer) => disclaimer.last < span.first && isOpen(disclaimer.last, span.first),
  )
  if (disclaims || isUnproven(reading, span, isOpen) || isForbiddenTalk(reading, span)) return true
  const before = negators.some(
    (negator) =>
      negator.last < span.first &&
      span.first - negator.last <= reach &&
      isOpen(negator.last, span.first) &&
      !hasPause(reading, negator.last + 1, span.first),
  )
  if (before) return true
  if (isDeniedBehind(reading, span)) return true
  const previous = actionBefore(reading, span, sentence)
  return previous !== null && isOpen(previous.last, span.first) && isNegated(reading, previous)
}

const denials = new WeakMap<Span, boolean>()

/** "Geneest geen ziekten", "cures no disease"; the last of a list denies the others: "treats, prevents or cures no …". */
function isDeniedBehind(reading: Reading, span: Span): boolean {
  const known = denials.get(span)
  if (known !== undefined) return known
  const sentence = sentenceOf(reading, span)
  const praise = inSentence(reading, 'recommends', sentence)
  const isDenied = inSentence(reading, 'denial', sentence).some(
    (negator) =>
      !overlaps(negator, span) &&
      // "Says nothing beats it" denies nothing.
      !praise.some((words) => overlaps(words, negator)) &&
      negator.first > span.last &&
      negator.first - span.last <= 2 &&
      !hasPause(reading, span.last + 1, negator.first),
  )
  const next = isDenied ? null : actionAfter(reading, span, sentence)
  const answer = isDenied || (next !== null && isDeniedBehind(reading, next))
  denials.set(span, answer)
  return answer
}

/** "Whether it helps against cramps has not been proven", on either side of the words. */
function isUnproven(reading: Reading, span: Span, isOpen: (from: number, to: number) => boolean): boolean {
  return inSentence(reading, 'unproven', sentenceOf(reading, span)).some(
    ({ first, last }) =>
      (last < span.first && isOpen(last, span.first)) || (first > span.last && isOpen(span.last, first)),
  )
}

const messages: readonly WordClass[] = [
  'cure',
  'effect',
  'vanished',
  'restored',
  'since',
  'replaced',
  'testimony',
]

/**
 * A comment of which nothing is said to have got better: about a lid, a price or a parcel ("my finger hurts from that
 * cap"), or that the product did nothing.
 */
export function isNoMessage(reading: Reading, sentence: number): boolean {
  if (isWithoutEffect(reading, sentence)) return true
  const isOfTheThing = (['commerce', 'labelTopic'] as const).some(
    (name) => inSentence(reading, name, sentence).length > 0,
  )
  if (!isOfTheThing) return false
  return messages.every((name) => inSentence(reading, name, sentence).length === 0)
}

/** "Does nothing for me": said of the product itself, unlike "nothing else helped" or "gone, and the ointment did nothing". */
export function isWithoutEffect(reading: Reading, sentence: number): boolean {
  const [first] = inSentence(reading, 'noEffect', sentence)
  if (!first || inSentence(reading, 'testimony', sentence).length > 0) return false
  return (['cure', 'vanished', 'restored'] as const).every((name) =>
    inSentence(reading, name, sentence).every((message) => message.last >= first.first),
  )
}

const ailments: readonly WordClass[] = [
  'disease',
  'illness',
  'symptom',
  'measure',
  'drug',
  'medical',
  'agent',
]

/**
 * Said of the shop and not of what it sells: "the refund cured my distrust". The parcel, price or colleague is what acts,
 * and nothing that ails a body is named.
 */
export function isOfTheShop(reading: Reading, span: Span): boolean {
  const sentence = sentenceOf(reading, span)
  const acts = inSentence(reading, 'shopLife', sentence).some(
    (thing) => thing.last < span.first && !isParted(reading, thing.last + 1, span.first),
  )
  return acts && ailments.every((name) => inSentence(reading, name, sentence).length === 0)
}

const conjunctions = new Set(['and', 'but', 'en', 'maar', 'i', 'a', 'ale', 'oraz'])

/** Another clause begins in between, with something else that may act. */
function isParted(reading: Reading, from: number, to: number): boolean {
  if (hasPause(reading, from, to)) return true
  return reading.tokens.slice(from, to).some(({ folded }) => conjunctions.has(folded))
}

/** What others may not say here: "comments that suggest that a supplement cures: by law we may not show them". */
export function isForbiddenTalk(reading: Reading, span: Span): boolean {
  const sentence = sentenceOf(reading, span)
  return (
    inSentence(reading, 'forbidden', sentence).length > 0 &&
    inSentence(reading, 'reported', sentence).some((reported) => reported.last < span.first)
  )
}

/** Sentences that warn or disclaim without speaking of oneself: "Consult your doctor if you have kidney disease." */
export function isNeutral(reading: Reading, sentence: number): boolean {
  if (inSentence(reading, 'firstPerson', sentence).length > 0) return false
  if (inSentence(reading, 'warning', sentence).length > 0) return true
  if (inSentence(reading, 'disclaimer', sentence).length > 0) return true
  return (['cure', 'effect', 'replaced'] as const).some((name) =>
    inSentence(reading, name, sentence).some((span) => isNegated(reading, span)),
  )
}

/** Whether words stand under a warning: after it, or beside "if", "people with". A claim put before one is a claim. */
export function isWarnedOf(reading: Reading, span: Span): boolean {
  const sentence = sentenceOf(reading, span)
  const warnings = inSentence(reading, 'warning', sentence)
  if (warnings.length === 0) return false
  if (warnings.some((warning) => warning.first < span.first)) return true
  return inSentence(reading, 'condition', sentence).some((condition) => condition.first < span.first)
}

export function overlaps(left: Span, right: Span): boolean {
  return left.first <= right.last && right.first <= left.last
}

function hasPause(reading: Reading, from: number, to: number): boolean {
  return reading.tokens.slice(from, to + 1).some((token) => token.afterPause)
}

/** The action this one is listed with: "diagnose, treat, cure or prevent" share their negation. */
function actionBefore(reading: Reading, span: Span, sentence: number): Span | null {
  const candidates = actions
    .flatMap((name) => inSentence(reading, name, sentence))
    .filter((candidate) => candidate.last < span.first && span.first - candidate.last <= 2)
  return candidates.toSorted((left, right) => right.last - left.last)[0] ?? null
}

/** The action listed right behind this one, with nothing but a comma or a conjunction between them. */
function actionAfter(reading: Reading, span: Span, sentence: number): Span | null {
  const candidates = actions
    .flatMap((name) => inSentence(reading, name, sentence))
    .filter((candidate) => candidate.first > span.last && isListed(reading, span.last + 1, candidate.first))
  return candidates.toSorted((left, right) => left.first - right.first)[0] ?? null
}

function isListed(reading: Reading, from: number, to: number): boolean {
  if (to === from) return reading.tokens[to]?.afterPause === true
  return to === from + 1 && alternatives.has(reading.tokens[from]?.folded ?? '')
}

const alternatives = new Set(['or', 'of', 'lub', 'ani', 'albo', 'czy', 'nor', 'noch'])
