'use client'
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'

interface Props {
  /** The form whose texts are shown. */
  formId: string
  /** Keeps what is typed; answers where it is shown. */
  action: string
  /** The form holds more than what is saved. */
  isTyped: boolean
  words: { label: string; note: string; failed: string }
  /** What is saved, until something is typed. */
  children: ReactNode
}

const pause = 600

/** Follows what is typed, a moment later: the server sets it as it sets the public page. */
export function LivePreview({ formId, action, isTyped, words, children }: Props) {
  const live = useRef<HTMLDivElement>(null)
  const [isLive, setIsLive] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = new AbortController()
    let isDirty = false

    async function show(target: HTMLFormElement) {
      last.abort()
      last = new AbortController()
      const { signal } = last
      try {
        const content = await fetchPreview(target, action, signal)
        if (signal.aborted) return
        live.current?.replaceChildren(...content)
        setIsLive(true)
        setHasFailed(false)
      } catch {
        if (!signal.aborted) setHasFailed(true)
      }
    }
    const onInput = () => {
      isDirty = true
      clearTimeout(timer)
      timer = setTimeout(() => void show(form), pause)
    }
    const onSubmit = () => {
      isDirty = false
      clearTimeout(timer)
    }
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isDirty || form.querySelector('[data-error-summary]:not([hidden])')) event.preventDefault()
    }
    form.addEventListener('input', onInput)
    form.addEventListener('submit', onSubmit)
    window.addEventListener('beforeunload', onLeave)
    // What a refused save has left in the fields differs from what is saved.
    if (isTyped) void show(form)
    return () => {
      clearTimeout(timer)
      last.abort()
      form.removeEventListener('input', onInput)
      form.removeEventListener('submit', onSubmit)
      window.removeEventListener('beforeunload', onLeave)
    }
  }, [formId, action, isTyped])

  // A link of the text leads away from what is typed; inside the text one may move.
  function stay(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link && !link.getAttribute('href')?.startsWith('#')) event.preventDefault()
  }

  return (
    <div className="grid gap-3">
      <p className="text-small text-quiet">{words.note}</p>
      <p role="status" className="font-semibold text-critical empty:hidden">
        {hasFailed ? words.failed : null}
      </p>
      {/* What scrolls must be reached by keyboard (WCAG 2.1.1); a key on a link is a click, too. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <section
        aria-label={words.label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onClick={stay}
        className="max-h-[85vh] overflow-y-auto border border-line bg-ground p-4 [&_.container-page]:px-0 [&_h1]:text-heading"
      >
        <div hidden={isLive}>{children}</div>
        <div ref={live} hidden={!isLive} />
      </section>
    </div>
  )
}

async function fetchPreview(form: HTMLFormElement, action: string, signal: AbortSignal): Promise<Node[]> {
  const headers = { accept: 'application/json' }
  const kept = await fetch(action, { method: 'POST', body: new FormData(form), headers, signal })
  const { location } = (await kept.json()) as { location?: string }
  if (!kept.ok || !location) throw new Error(String(kept.status))
  const page = await fetch(location, { signal })
  if (!page.ok) throw new Error(String(page.status))
  const shown = new DOMParser()
    .parseFromString(await page.text(), 'text/html')
    .querySelector('[data-preview]')
  if (!shown) throw new Error('no preview')
  return [...shown.childNodes]
}
