import { createHash } from 'node:crypto'
import { foldedWords } from '#i18n/fold.ts'
import type { Language } from '#i18n/locale.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'
import { heldReasons, type HeldReason } from './comment.ts'

/** What is known about a comment when it arrives. */
export interface Arrival {
  language: Language
  authorName: string
  body: string
  /** Content of the field that people do not see. */
  honeypot: string
  /** When the form was made, if its signature is ours. */
  formMadeAt: Date | null
  arrivedAt: Date
  /** Texts that came lately, from whomever, and those of the same person. */
  recentBodies: readonly string[]
}

/** Nobody reads an article and writes about it in less. */
const fastestMilliseconds = 4000

const link =
  /\bhttps?:\/\/|\bwww\.|\[url|\b[a-z\d-]{2,}\.(?:com|net|org|info|biz|shop|store|online|site|top|xyz|pl|nl|eu|de|ru|cn|example)(?:\/|\b)/i
const mailAddress = /[\w.+-]+\s*(?:@|\(at\)|\[at\])\s*[\w-]+(?:\.|\s*\(dot\)\s*)[a-z]{2,}/i
const phone = /(?:\+|\b00)?\d[\d ()-]{7,}\d/
const markup = /<\/?[a-z][^>]*>|\[\/?(?:url|img|b|i)\b[^\]]*\]/i

/** Marks of the bodies that were read last: each comes back with a hundred later ones, and folding it costs most of all. */
const marks = new Map<string, string>()
const markLimit = 1000

/** The same for the same words, however spaced, cased or accented; empty where there are none. */
function markOf(text: string): string {
  const known = marks.get(text)
  if (known !== undefined) return known
  const words = foldedWords(text)
  const mark = words.length > 0 ? createHash('sha256').update(words.join(' ')).digest('base64url') : ''
  marks.set(text, mark)
  for (const oldest of marks.keys()) {
    if (marks.size <= markLimit) break
    marks.delete(oldest)
  }
  return mark
}

function isPhone(text: string): boolean {
  return (phone.exec(text)?.[0].replaceAll(/\D/g, '').length ?? 0) >= 9
}

/** Saying that something cured a disease is a claim; naming one's own disease is health data (GDPR art. 9). */
function healthReasons({ language, body }: Pick<Arrival, 'language' | 'body'>): HeldReason[] {
  const findings = checkCopy({ language, kind: 'comment', text: body })
  const isClaim = findings.some((finding) => finding.advice !== 'disease-named')
  const names = findings.some((finding) => finding.advice === 'disease-named')
  if (isClaim) return ['disease-claim']
  return names ? ['health-question'] : []
}

/**
 * Why a person should look twice at a comment. It decides nothing: every comment waits for a person, and a machine that
 * errs must not make a comment vanish (CLAIM-10: a word list alone catches less than half of the claims).
 */
export function screen(arrival: Arrival): HeldReason[] {
  const { authorName, body, honeypot, formMadeAt, arrivedAt, recentBodies } = arrival
  const words = `${authorName}\n${body}`
  const mark = markOf(body)
  const holds: Partial<Record<HeldReason, boolean>> = {
    links: link.test(words),
    'contact-data': mailAddress.test(words) || isPhone(words),
    markup: markup.test(words),
    duplicate: mark !== '' && recentBodies.some((recent) => markOf(recent) === mark),
    honeypot: honeypot !== '',
    unsigned: formMadeAt === null,
    'too-fast': formMadeAt !== null && arrivedAt.getTime() - formMadeAt.getTime() < fastestMilliseconds,
  }
  const found = new Set([...heldReasons.filter((reason) => holds[reason]), ...healthReasons(arrival)])
  return heldReasons.filter((reason) => found.has(reason))
}

/** Sent by a program: no letter goes to an address that a program has typed. */
export function isFromProgram(reasons: readonly HeldReason[]): boolean {
  return reasons.some((reason) => reason === 'honeypot' || reason === 'unsigned')
}
