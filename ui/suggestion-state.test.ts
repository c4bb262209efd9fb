import { describe, expect, it } from 'vitest'
import { closed, step, type State } from './suggestion-state.ts'

const suggestions = ['one', 'two'].map((title) => ({ title, note: '', href: `/${title}` }))
const open = step(closed, { kind: 'found', suggestions, status: '2 suggestions' })
const move = (state: State, by: 1 | -1) => step(state, { kind: 'move', by })

describe('a list of suggestions', () => {
  it('opens with what is found and closes when nothing is', () => {
    expect(open).toMatchObject({ isOpen: true, active: -1, status: '2 suggestions' })
    expect(step(open, { kind: 'found', suggestions: [], status: 'none' })).toMatchObject({ isOpen: false })
  })

  it('is walked through both ways, past what was typed', () => {
    const down = [1, 2, 3].reduce<State[]>((states) => [...states, move(states.at(-1) ?? open, 1)], [])
    expect(down.map(({ active }) => active)).toEqual([0, 1, -1])
    expect(move(open, -1).active).toBe(1)
  })

  it('opens again where there is something to show, and only there', () => {
    expect(move(step(open, { kind: 'close' }), 1)).toMatchObject({ isOpen: true, active: 0 })
    expect(move(closed, 1)).toEqual(closed)
  })
})
