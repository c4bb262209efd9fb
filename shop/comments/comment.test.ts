import { describe, expect, it } from 'vitest'
import { bodyLimit, commentInput, nameLimit, reportInput, withdrawInput } from './comment-input.ts'
import { mayDecide, type CommentStatus, type Decision } from './comment.ts'

describe('a decision', () => {
  const decisions: Decision[] = [
    { status: 'approved' },
    { status: 'rejected', reason: 'advertising' },
    { status: 'spam' },
  ]
  const statuses: CommentStatus[] = ['pending', 'approved', 'rejected', 'spam']
  const allowed = statuses.flatMap((status) =>
    decisions
      .filter((decision) => mayDecide({ status, isWithdrawn: false }, decision).ok)
      .map((decision) => `${status} → ${decision.status}`),
  )

  it('is taken once, but what is published may still be taken down', () => {
    expect(allowed).toEqual([
      'pending → approved',
      'pending → rejected',
      'pending → spam',
      'approved → rejected',
      'approved → spam',
    ])
  })

  it('is never taken about what its author took back', () => {
    for (const decision of decisions) {
      expect(mayDecide({ status: 'pending', isWithdrawn: true }, decision)).toEqual({
        ok: false,
        reason: 'withdrawn',
      })
    }
  })
})

const good = {
  locale: 'pl-PL',
  article: '7',
  name: 'Anna',
  email: 'anna@example.org',
  body: 'Dziękuję za tabelę.',
}
const problemsOf = (values: Record<string, unknown>) => {
  const parsed = commentInput.safeParse(values)
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

describe('what the comment form may send', () => {
  it('is a name, an address and a text', () => {
    expect(commentInput.parse(good)).toEqual({ ...good, article: 7, parent: '', website: '', stamp: '' })
  })

  it.each([
    ['name', '', 'name: required'],
    ['name', ' \u200b\t ', 'name: required'],
    ['name', '***', 'name: invalid'],
    ['name', 'x'.repeat(nameLimit + 1), 'name: tooLong'],
    ['name', 'x'.repeat(100_000), 'name: tooLong'],
    ['email', '', 'email: required'],
    ['email', 'anna', 'email: email'],
    ['email', 'anna@example.org\nBcc: x@example.org', 'email: invalid'],
    ['body', '', 'body: required'],
    ['body', '?!…', 'body: invalid'],
    ['body', 'x'.repeat(bodyLimit + 1), 'body: tooLong'],
    ['body', 'a\u0007b', 'body: invalid'],
    ['article', '1e3', 'article: invalid'],
    ['article', '-1', 'article: invalid'],
    ['article', '99999999999', 'article: invalid'],
    ['parent', "x' or 1=1", 'parent: invalid'],
    ['locale', 'de-DE', 'locale: Invalid option: expected one of "pl-PL"|"nl-NL"|"en-NL"|"en-PL"'],
  ])('refuses a bad %s', (field, value, problem) => {
    expect(problemsOf({ ...good, [field]: value })).toContain(problem)
  })

  it('takes nothing but its own fields', () => {
    expect(commentInput.safeParse({ ...good, status: 'approved' }).success).toBe(false)
    expect(commentInput.safeParse({ ...good, byStaff: 'true' }).success).toBe(false)
  })

  it('tidies what cannot be seen and keeps paragraphs', () => {
    const body = 'Pierwszy\u202e akapit   \n\n\n\n\u200bDrugi\takapit\n'
    const { name, body: tidy } = commentInput.parse({ ...good, name: '  Anna\u2066   Maria ', body })
    expect(name).toBe('Anna Maria')
    expect(tidy).toBe('Pierwszy akapit\n\nDrugi akapit')
  })

  it('keeps emoji, accents and other scripts, and stops towers of accents', () => {
    const body = 'Zażółć 👩‍🔬 добре 日本語'
    expect(commentInput.parse({ ...good, body }).body).toBe(body)
    expect(commentInput.parse({ ...good, body: `a${'\u0316'.repeat(40)}` }).body).toBe(
      `a${'\u0316'.repeat(3)}`,
    )
  })
})

describe('reports and withdrawals', () => {
  it('a report needs a reason, not an address', () => {
    const report = { locale: 'pl-PL', comment: 'abc', reason: 'To reklama.' }
    expect(reportInput.parse(report)).toEqual({ ...report, email: '', website: '' })
    expect(reportInput.safeParse({ ...report, reason: '' }).success).toBe(false)
    expect(reportInput.safeParse({ ...report, email: 'x' }).success).toBe(false)
  })

  it('a withdrawal needs a link of ours', () => {
    expect(withdrawInput.safeParse({ locale: 'pl-PL', token: 'abc' }).success).toBe(false)
    expect(withdrawInput.safeParse({ locale: 'pl-PL', token: `abc.${'x'.repeat(32)}` }).success).toBe(true)
  })
})
