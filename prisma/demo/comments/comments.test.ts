import { expect, it } from 'vitest'
import articles from '../articles/articles.json' with { type: 'json' }
import comments from './comments.json' with { type: 'json' }

const languages = ['pl', 'nl', 'en']

it('answers only an approved comment in the same place and language, later in time', () => {
  for (const comment of comments) {
    const article = articles.find((candidate) => candidate.key === comment.articleKey)
    expect(comment.daysBeforeSeeding, comment.key).toBeLessThan(article?.publishedAt ?? 0)
    if (comment.parentKey === undefined) continue
    const parent = comments.find((candidate) => candidate.key === comment.parentKey)
    expect(parent, comment.key).toMatchObject({
      articleKey: comment.articleKey,
      language: comment.language,
      status: 'approved',
    })
    expect(comment.daysBeforeSeeding).toBeLessThan(parent?.daysBeforeSeeding ?? 0)
  }
})

it.each(languages)(
  'has in %s four threads with answers, waiting comments and one held disease claim',
  (language) => {
    const here = comments.filter((comment) => comment.language === language)
    const answered = new Set(here.flatMap((comment) => comment.parentKey ?? []))
    const threads = here.filter((comment) => comment.parentKey === undefined && answered.has(comment.key))
    expect(threads.length).toBeGreaterThanOrEqual(4)
    expect(here.some((comment) => comment.byStaff)).toBe(true)
    const waiting = here.filter((comment) => comment.status === 'pending')
    expect(waiting.length).toBeGreaterThanOrEqual(3)
    expect(waiting.filter((comment) => comment.heldReasons?.includes('disease-claim'))).toHaveLength(1)
    expect(waiting.filter((comment) => comment.heldReasons?.includes('links'))).toHaveLength(1)
  },
)

it('writes to nobody: every address is an example', () => {
  for (const comment of comments) expect(comment.email).toMatch(/@example\.org$/)
  expect(new Set(comments.map((comment) => comment.key)).size).toBe(comments.length)
})
