'use client'
import { useEffect, useReducer, type RefObject } from 'react'
import { closed, step, type State, type Suggestion } from './suggestion-state.ts'

export interface SuggestionListProps {
  field: RefObject<HTMLInputElement | null>
  address: string
  label: string
}

interface Answer {
  suggestions: Suggestion[]
  status: string
}

const pauseMilliseconds = 150
const shortest = 2

/** Asks once the typing pauses; an answer that was overtaken by further typing is dropped. */
function asking(address: string, tell: (answer: Answer) => void) {
  let timer: ReturnType<typeof setTimeout>
  let request = new AbortController()
  const stop = () => {
    clearTimeout(timer)
    request.abort()
  }
  const ask = async (typed: string) => {
    request = new AbortController()
    const { signal } = request
    try {
      const answer = await fetch(`${address}&q=${encodeURIComponent(typed)}`, { signal })
      if (answer.ok) tell((await answer.json()) as Answer)
    } catch {
      // Overtaken, or the network is away: the search itself is still there.
      if (!signal.aborted) tell({ suggestions: [], status: '' })
    }
  }
  const change = (typed: string) => {
    stop()
    if (typed.length < shortest) tell({ suggestions: [], status: '' })
    else timer = setTimeout(() => void ask(typed), pauseMilliseconds)
  }
  return { change, stop }
}

/** What the field is to those who do not see the list: a combobox whose list moves its own choice. */
function describe(field: HTMLInputElement, listId: string, { isOpen, active }: State): void {
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-expanded', String(isOpen))
  if (isOpen) field.setAttribute('aria-controls', listId)
  else field.removeAttribute('aria-controls')
  if (isOpen && active >= 0) field.setAttribute('aria-activedescendant', `${listId}-${active}`)
  else field.removeAttribute('aria-activedescendant')
}

export function SuggestionList({ field, address, label }: SuggestionListProps) {
  const [state, dispatch] = useReducer(step, closed)
  const listId = `${field.current?.id ?? ''}-suggestions`

  useEffect(() => {
    const input = field.current
    if (!input) return
    const search = asking(address, (answer) => dispatch({ kind: 'found', ...answer }))
    const onInput = () => search.change(input.value.trim())
    const onBlur = () => dispatch({ kind: 'close' })
    input.addEventListener('input', onInput)
    input.addEventListener('blur', onBlur)
    // Typing may have begun before this list was there.
    if (document.activeElement === input && input.value !== input.defaultValue) onInput()
    return () => {
      search.stop()
      input.removeEventListener('input', onInput)
      input.removeEventListener('blur', onBlur)
    }
  }, [field, address])

  useEffect(() => {
    const input = field.current
    if (!input) return
    describe(input, listId, state)
    const moves: Record<string, () => void> = {
      ArrowDown: () => dispatch({ kind: 'move', by: 1 }),
      ArrowUp: () => dispatch({ kind: 'move', by: -1 }),
    }
    if (state.isOpen) moves.Escape = () => dispatch({ kind: 'close' })
    const href = state.isOpen ? state.suggestions[state.active]?.href : undefined
    if (href) moves.Enter = () => location.assign(href)
    const onKey = (event: KeyboardEvent) => {
      const move = event.isComposing ? undefined : moves[event.key]
      if (!move) return
      event.preventDefault()
      move()
    }
    input.addEventListener('keydown', onKey)
    return () => input.removeEventListener('keydown', onKey)
  }, [field, listId, state])

  return (
    <>
      <p role="status" className="sr-only">
        {state.status}
      </p>
      {state.isOpen ? (
        <div
          id={listId}
          role="listbox"
          tabIndex={-1}
          aria-label={label}
          // The focus stays in the field, where typing goes on.
          onMouseDown={(event) => event.preventDefault()}
          className="absolute right-0 top-full z-20 mt-1 grid max-h-[min(28rem,60vh)] w-full overflow-y-auto border border-line bg-raised py-1 md:min-w-88"
        >
          {state.suggestions.map((suggestion, index) => (
            <Option
              key={suggestion.href}
              id={`${listId}-${index}`}
              suggestion={suggestion}
              isActive={index === state.active}
            />
          ))}
        </div>
      ) : null}
    </>
  )
}

interface OptionProps {
  id: string
  suggestion: Suggestion
  isActive: boolean
}

function Option({ id, suggestion: { title, note, href }, isActive }: OptionProps) {
  return (
    <a
      ref={(link) => {
        if (isActive) link?.scrollIntoView({ block: 'nearest' })
      }}
      id={id}
      href={href}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className="grid gap-x-4 px-4 py-2 no-underline hover:bg-accent-soft aria-selected:bg-accent-soft aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
    >
      <span className="font-medium">{title}</span>
      <span className="text-small text-quiet">{note}</span>
    </a>
  )
}
