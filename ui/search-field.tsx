'use client'
import { useEffect, useRef, useState, type ComponentType, type InputHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import type { SuggestionListProps } from './suggestion-list.tsx'

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  id: string
  /** Where suggestions are asked for; `q` is added. */
  suggestions: string
  /** What the list of suggestions is called. */
  suggestionsLabel: string
}

/** A search field that suggests where it leads. The list is loaded when somebody comes to type; without it one searches. */
export function SearchField({ id, suggestions, suggestionsLabel, className, ...rest }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [list, setList] = useState<{ of: ComponentType<SuggestionListProps> } | null>(null)
  const load = () => {
    // A list that does not come is not missed: the search works by itself.
    import('./suggestion-list.tsx').then(
      ({ SuggestionList }) => setList({ of: SuggestionList }),
      () => setList(null),
    )
  }
  useEffect(() => {
    if (document.activeElement === field.current) load()
  }, [])
  return (
    <div className="relative min-w-0 flex-1">
      <input
        {...rest}
        ref={field}
        id={id}
        type="search"
        autoComplete="off"
        onFocus={list ? undefined : load}
        className={classNames('w-full', className)}
      />
      {list ? <list.of field={field} address={suggestions} label={suggestionsLabel} /> : null}
    </div>
  )
}
