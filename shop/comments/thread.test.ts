import fc from '#local/properties.ts'
import { describe, expect, it } from 'vitest'
import type { PublicComment } from './comment.ts'
import { countComments, threadsOf } from './thread.ts'

let minute = 0
const comment = (
  id: string,
  parentId: string | null = null,
  removed: PublicComment['removed'] = null,
): PublicComment => ({
  id,
  parentId,
  authorName: removed ? '' : `Name of ${id}`,
  body: removed ? '' : `Words of ${id}`,
  byStaff: false,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute++)),
  removed,
})

const shape = (comments: PublicComment[]) =>
  threadsOf(comments).map((thread) => [thread.id, thread.replies.map((reply) => [reply.id, reply.answersTo])])

describe('threads', () => {
  it('stand in the order of time, one level deep, and say whom an answer speaks to', () => {
    const first = comment('first')
    const answer = comment('answer', 'first')
    const second = comment('second')
    const deeper = comment('deeper', 'answer')
    expect(shape([deeper, second, answer, first])).toEqual([
      [
        'first',
        [
          ['answer', null],
          ['deeper', 'Name of answer'],
        ],
      ],
      ['second', []],
    ])
  })

  it('keep an empty place while an answer stands below it', () => {
    const taken = comment('taken', null, 'taken-down')
    expect(shape([taken])).toEqual([])
    expect(shape([taken, comment('answer', 'taken')])).toEqual([['taken', [['answer', null]]]])
  })

  it('keep no empty place among answers unless somebody answered it', () => {
    const root = comment('root')
    const gone = comment('gone', 'root', 'withdrawn')
    expect(shape([root, gone])).toEqual([['root', []]])
    expect(shape([root, gone, comment('late', 'gone')])).toEqual([
      [
        'root',
        [
          ['gone', null],
          ['late', null],
        ],
      ],
    ])
  })

  it('show no answer to what is not there', () => {
    expect(shape([comment('answer', 'nothing')])).toEqual([])
  })

  it('count what can be read', () => {
    const taken = comment('taken', null, 'taken-down')
    expect(countComments(threadsOf([taken, comment('answer', 'taken'), comment('other')]))).toBe(2)
  })

  it('end, whatever answers whatever', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const any = fc.uniqueArray(fc.record({ id: ids, parentId: fc.option(ids) }), { selector: ({ id }) => id })
    fc.assert(
      fc.property(any, (rows) => {
        const comments = rows.map(({ id, parentId }) => comment(id, parentId))
        const shown = threadsOf(comments).flatMap((thread) => [
          thread.id,
          ...thread.replies.map(({ id }) => id),
        ])
        expect(new Set(shown).size).toBe(shown.length)
        expect(shown.length).toBeLessThanOrEqual(rows.length)
      }),
    )
  })
})
