/** A title that leads somewhere, with what kind of thing it is. */
export interface Suggestion {
  title: string
  note: string
  href: string
}

export interface State {
  suggestions: Suggestion[]
  /** How many there are, in words, for those who do not see the list. */
  status: string
  isOpen: boolean
  /** The suggestion that Enter follows; -1 is what was typed itself. */
  active: number
}

export type Step =
  | { kind: 'found'; suggestions: Suggestion[]; status: string }
  | { kind: 'move'; by: 1 | -1 }
  | { kind: 'close' }

export const closed: State = { suggestions: [], status: '', isOpen: false, active: -1 }

/** One step of a list of suggestions; from its last entry one comes back to what was typed. */
export function step(state: State, change: Step): State {
  if (change.kind === 'found') {
    const { suggestions, status } = change
    return { suggestions, status, isOpen: suggestions.length > 0, active: -1 }
  }
  if (change.kind === 'close') return { ...state, isOpen: false, active: -1, status: '' }
  const { suggestions, isOpen, active } = state
  if (suggestions.length === 0) return state
  const places = suggestions.length + 1
  const from = isOpen ? active : -1
  return { ...state, isOpen: true, active: ((from + 1 + change.by + places) % places) - 1 }
}
