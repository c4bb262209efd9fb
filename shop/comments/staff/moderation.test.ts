import { describe, expect, it } from 'vitest'
import { answerInput, decisionInput, reportDecisionInput } from './moderation-input.ts'
import {
  forbiddenWords,
  markedWords,
  maskedAddress,
  maskedEmail,
  placeWords,
  readPlace,
} from './moderation.ts'

const id = '0190b5d2-7c1e-7000-8000-000000000001'

describe('what a moderator sees', () => {
  it('CLAIM-07: the words that say a supplement cures are marked, and nothing of the text is lost', () => {
    const body = 'U mojej mamy magnez wyleczył osteoporozę w trzy miesiące. Polecam!'
    const { findings, stretches } = markedWords({ language: 'pl', body })
    expect(findings.map(({ advice }) => advice)).toContain('disease-treatment')
    expect(stretches.map(({ text }) => text).join('')).toBe(body)
    expect(stretches.some(({ finding }) => finding === 0)).toBe(true)
  })

  it('GDPR-01: addresses are masked', () => {
    expect(maskedEmail('anna.nowak@example.org')).toBe('a•••@e•••')
    expect(maskedAddress('10.2.33.44')).toBe('10.2.•.•')
    expect(maskedAddress('2001:db8:1:2::5')).toBe('2001:db8:•:•')
  })

  it('a place in the queue survives the address', () => {
    const place = { createdAt: new Date('2026-11-22T08:00:00.123Z'), id }
    expect(readPlace(placeWords(place))).toEqual(place)
    for (const words of [undefined, '', 'x', `1_${id}'`, '99999999999999999_1'])
      expect(readPlace(words)).toBeNull()
  })
})

describe('what a decision may send', () => {
  const fields = { [`comment-${id}`]: 'on', decision: 'approved', seen: 'pending' }

  it('is one comment or all that are ticked', () => {
    expect(decisionInput.parse(fields)).toMatchObject({ ids: [id], decision: { status: 'approved' } })
    const empty = decisionInput.safeParse({ decision: 'approved' })
    expect(empty.error?.issues[0]?.message).toBe('nothingChosen')
    const many = Object.fromEntries(
      Array.from({ length: 51 }, (_, n) => [`comment-${id.slice(0, -2)}${10 + n}`, 'on']),
    )
    expect(decisionInput.safeParse({ ...many, decision: 'spam' }).success).toBe(false)
  })

  it('REV-02: a rejection names its reason', () => {
    const rejected = decisionInput.safeParse({ ...fields, decision: 'rejected', reason: '' })
    expect(rejected.error?.issues[0]).toMatchObject({ path: ['reason'], message: 'refusalReason' })
    expect(decisionInput.parse({ ...fields, decision: 'rejected', reason: 'insult' })).toMatchObject({
      decision: { status: 'rejected', reason: 'insult' },
    })
    expect(reportDecisionInput.safeParse({ comment: id, outcome: 'removed' }).success).toBe(false)
  })

  it('is nothing else', () => {
    for (const odd of [{ role: 'owner' }, { decision: 'deleted' }, { seen: 'all' }, { 'comment-1': 'on' }])
      expect(decisionInput.safeParse({ ...fields, ...odd }).success).toBe(false)
  })

  it('CLAIM-07: an answer of the shop that heals is found', () => {
    expect(forbiddenWords('Onze druppels genezen osteoporose.', 'nl').length).toBeGreaterThan(0)
    expect(forbiddenWords('Dank u, we vullen de tabel aan.', 'nl')).toEqual([])
    const action = '6d8a1b1e-3f64-4e0e-9a57-0d6e0f8f3c11'
    expect(answerInput.safeParse({ comment: id, action, body: '  ' }).success).toBe(false)
  })
})
