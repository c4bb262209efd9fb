'use client'
import { useRef, useState, type FormEvent, type ReactNode } from 'react'

interface Answer {
  location?: string
  message?: string
  problems?: { field: string | null; message: string }[]
}

interface Props {
  action: string
  /** Id of the form; fields are found as `<id>-<field name>`. */
  id: string
  /** Shown when the network fails; nothing typed is lost. */
  failureMessage: string
  /** For a form with a file, so that it is sent without a script, too. */
  encType?: 'multipart/form-data'
  className?: string
  children: ReactNode
}

function element(id: string): HTMLElement | null {
  return document.getElementById(id)
}

/** The label of a box to tick says what is agreed to, not what the field is called. */
function isChoice(id: string): boolean {
  return element(id)?.matches('[type="checkbox"], [type="radio"]') ?? false
}

function clear(form: HTMLFormElement): void {
  for (const slot of form.querySelectorAll<HTMLElement>('[data-error-for]')) slot.textContent = ''
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid')
}

/** One line of the list above the form: a way to the field, with what it is called. */
function lineFor(form: HTMLFormElement, id: string, message: string): HTMLElement {
  const link = document.createElement('a')
  link.href = `#${id}`
  link.className = 'underline'
  const label = isChoice(id) ? null : form.querySelector(`label[for="${id}"]`)?.firstChild?.textContent
  // A label that is a question has its sign already.
  link.textContent = label ? `${label}${label.endsWith('?') ? '' : ':'} ${message}` : message
  return link
}

/** The field, or the question around it, that something is said to be wrong with. */
function faultAround(form: HTMLFormElement, target: Element): Element | null {
  for (let part: Element | null = target; part && part !== form; part = part.parentElement)
    if (part.id && element(`${part.id}-error`)?.textContent) return part
  return null
}

/** Out of sight because another choice was made, not because somebody has folded it away. */
function isNotAsked(field: Element): boolean {
  return (
    field.getClientRects().length === 0 && !field.closest('details:not([open]), [hidden], [type="hidden"]')
  )
}

/** The list above the form names what is still wrong with what is still asked. */
function reviseSummary(form: HTMLFormElement): void {
  const summary = form.querySelector<HTMLElement>('[data-error-summary]')
  if (!summary) return
  for (const line of summary.querySelectorAll('li')) {
    const id = line.querySelector('a')?.hash.slice(1)
    const field = id ? element(id) : null
    line.hidden = field !== null && (element(`${id}-error`)?.textContent === '' || isNotAsked(field))
  }
  summary.hidden = !summary.querySelector('li:not([hidden])')
}

/**
 * What is being mended is no longer called wrong, neither beside the field nor in the list above the form; nor is a field
 * whose rule hangs on the choice just made (`data-depends-on` names it).
 */
function forgive(form: HTMLFormElement, target: EventTarget): void {
  if (!(target instanceof Element)) return
  const asked = `[data-depends-on="${CSS.escape(target.getAttribute('name') ?? '')}"]`
  for (const field of [faultAround(form, target), ...form.querySelectorAll(asked)]) {
    field?.removeAttribute('aria-invalid')
    const slot = field && element(`${field.id}-error`)
    if (slot) slot.textContent = ''
  }
  reviseSummary(form)
}

function show(form: HTMLFormElement, problems: NonNullable<Answer['problems']>): void {
  const summary = form.querySelector<HTMLElement>('[data-error-summary]')
  const lines = problems.map(({ field, message }) => {
    const id = `${form.id}-${field}`
    const slot = field ? element(`${id}-error`) : null
    if (slot) slot.textContent = message
    const control = element(id)
    if (control?.matches('input, select, textarea')) control.setAttribute('aria-invalid', 'true')
    const line = document.createElement('li')
    line.append(slot ? lineFor(form, id, message) : message)
    return line
  })
  summary?.querySelector('ul')?.replaceChildren(...lines)
  if (summary) {
    summary.hidden = false
    summary.focus()
  }
}

/**
 * A plain form that works without a script; with one it is sent in place: problems appear beside their fields, nothing
 * is lost, and pressing twice sends once. A button with its own `formaction` is left to the browser.
 */
export function EnhancedForm({ action, id, failureMessage, encType, className, children }: Props) {
  const [message, setMessage] = useState('')
  const isSending = useRef(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent
    if (submitter?.hasAttribute('formaction')) return
    event.preventDefault()
    if (isSending.current) return
    const form = event.currentTarget
    isSending.current = true
    submitter?.setAttribute('aria-busy', 'true')
    clear(form)
    setMessage('')
    let answer: Answer
    try {
      const response = await fetch(action, {
        method: 'POST',
        body: new FormData(form, submitter),
        headers: { accept: 'application/json' },
      })
      answer = (await response.json()) as Answer
    } catch {
      answer = { problems: [{ field: null, message: failureMessage }] }
    }
    if (answer.location) {
      window.location.assign(answer.location)
      // Coming back from the next page must find a form that can be sent again.
      window.addEventListener('pageshow', () => (isSending.current = false), { once: true })
    } else isSending.current = false
    submitter?.removeAttribute('aria-busy')
    if (answer.problems) show(form, answer.problems)
    if (answer.message) {
      setMessage(answer.message)
      form.reset()
    }
  }

  return (
    <form
      id={id}
      action={action}
      method="post"
      encType={encType}
      onSubmit={send}
      onInput={({ currentTarget, target }) => forgive(currentTarget, target)}
      noValidate
      className={className}
    >
      {children}
      <p role="status" className="font-semibold text-positive empty:hidden">
        {message}
      </p>
    </form>
  )
}
