'use client'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { Language } from '#i18n/locale.ts'
import type { CheckedProduct, FieldNote } from '../product-check.ts'

interface LiveWords {
  permitted: string
}

const Checked = createContext<CheckedProduct | null>(null)

/** Nobody reads notes between two keystrokes; the check asks when typing rests. */
const rest = 600

/**
 * Keeps what the rules say about the form beside its fields while somebody types: the server answers, the form stays as
 * it is. Without a script the notes are those of what was saved.
 */
export function LiveCheck({
  formId,
  action,
  initial,
  children,
}: {
  formId: string
  action: string
  initial: CheckedProduct
  children: ReactNode
}) {
  const [checked, setChecked] = useState(initial)
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    const stop = new AbortController()
    const { signal } = stop
    let timer: ReturnType<typeof setTimeout> | undefined
    let asked = 0
    const ask = async () => {
      const mine = ++asked
      try {
        const answer = await fetch(action, {
          method: 'POST',
          body: new FormData(form),
          headers: { accept: 'application/json' },
          signal,
        })
        if (answer.ok && mine === asked) setChecked((await answer.json()) as CheckedProduct)
      } catch {
        // The notes stay those of before; saving says what is wrong with the connection.
      }
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(ask, rest)
    }
    const save = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
      event.preventDefault()
      form.requestSubmit()
    }
    form.addEventListener('input', later, { signal })
    document.addEventListener('keydown', save, { signal })
    window.addEventListener('hashchange', openLanguage, { signal })
    document.addEventListener('click', (event) => takeTheirs(event, later), { signal })
    openLanguage()
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [formId, action])
  return <Checked value={checked}>{children}</Checked>
}

/** On a telephone one language is shown at a time: a link to a field of another one opens it. */
function openLanguage() {
  const field = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const language = field?.closest<HTMLElement>('[data-language]')?.dataset.language
  const tab = language && document.getElementById(`language-${language}`)
  if (!(tab instanceof HTMLInputElement) || tab.checked) return
  tab.checked = true
  field?.focus()
}

/** Puts the other editor's words into the field. */
function takeTheirs(event: MouseEvent, changed: () => void) {
  const button = event.target instanceof Element ? event.target.closest('[data-theirs-for]') : null
  if (!(button instanceof HTMLElement)) return
  const field = document.getElementById(button.dataset.theirsFor ?? '')
  const theirs = button.dataset.theirs ?? ''
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = theirs !== ''
  else if (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  )
    field.value = theirs
  else return
  button.setAttribute('aria-pressed', 'true')
  changed()
}

function useChecked(): CheckedProduct {
  const checked = useContext(Checked)
  if (!checked) throw new Error('notes stand inside of LiveCheck')
  return checked
}

const looks = {
  refusal: 'border-critical',
  decision: 'border-caution',
  notice: 'border-edge',
} as const

/** What the rules say about one field, the words in question marked. */
export function FieldNotes({ field, permitted }: { field: string } & Pick<LiveWords, 'permitted'>) {
  const notes = useChecked().notes[field] ?? []
  if (notes.length === 0) return null
  return (
    <ul className="grid gap-2 text-small" data-notes-for={field}>
      {notes.map((note, index) => (
        <li key={index} className={`border-l-4 pl-3 ${looks[note.severity]}`}>
          <Note note={note} permitted={permitted} />
        </li>
      ))}
    </ul>
  )
}

function Note({ note, permitted }: { note: FieldNote } & Pick<LiveWords, 'permitted'>) {
  return (
    <>
      <p>
        <span className="font-semibold">{note.severityWords}</span>{' '}
        <span className="text-quiet">({note.rule})</span>
        {': '}
        {note.message}
      </p>
      {note.mark ? (
        <p className="text-quiet">
          {note.mark.before}
          <mark className="bg-critical-soft font-semibold text-ink underline decoration-critical decoration-wavy">
            {note.mark.words}
          </mark>
          {note.mark.after}
        </p>
      ) : null}
      {note.permitted.map((wording) => (
        <p key={wording}>{permitted.replace('{wording}', wording)}</p>
      ))}
    </>
  )
}

/** The share of the reference value of one nutrient. */
export function NutrientShare({ nutrient }: { nutrient: string }) {
  return <output className="figures font-semibold">{useChecked().shares[nutrient] ?? ''}</output>
}

/** The statements that the label carries by rule in a language. */
export function RuledStatements({ language }: { language: Language }) {
  return (
    <ul lang={language} className="grid gap-1.5 text-small">
      {useChecked().statements[language].map((text) => (
        <li key={text} className="border-l-2 border-line pl-3">
          {text}
        </li>
      ))}
    </ul>
  )
}

/** How the legal name must read. */
export function ExpectedName({ language, words }: { language: Language; words: string }) {
  return <>{words.replace('{expected}', useChecked().legalNames[language])}</>
}

/** Why a claim may not be attached; nothing while it may. */
export function ClaimHindrance({ claim }: { claim: string }) {
  const words = useChecked().hindrances[claim]
  return words ? <span className="block text-small text-caution">{words}</span> : null
}

/** How much stands against publishing. */
export function CheckSummary() {
  return (
    <p role="status" className="figures text-small text-quiet">
      {useChecked().summary}
    </p>
  )
}
