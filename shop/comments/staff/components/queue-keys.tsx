'use client'
import { useEffect, useSyncExternalStore } from 'react'

const storeKey = 'staff-single-keys'
const change = 'staff-single-keys-change'

function subscribe(notify: () => void): () => void {
  addEventListener(change, notify)
  return () => removeEventListener(change, notify)
}

function areOn(): boolean {
  return localStorage.getItem(storeKey) !== 'off'
}

function turn(isOn: boolean): void {
  localStorage.setItem(storeKey, isOn ? 'on' : 'off')
  dispatchEvent(new Event(change))
}

/** Keys are for the page; whoever writes or chooses something has them all to themselves. */
function isWriting(target: EventTarget | null): boolean {
  const fields = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'
  return target instanceof HTMLElement && target.closest(fields) !== null
}

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-queue-item]')]
}

function current(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-queue-item]') ?? null
}

function move(step: 1 | -1): void {
  const all = items()
  const here = current()
  const index = here ? all.indexOf(here) + step : step === 1 ? 0 : all.length - 1
  const target = all[Math.min(Math.max(index, 0), all.length - 1)]
  target?.focus()
  target?.scrollIntoView({ block: 'start' })
}

function part<Part extends HTMLElement>(name: string): Part | null {
  return (current() ?? items()[0])?.querySelector<Part>(`[data-action="${name}"]`) ?? null
}

function unfold(name: string, field: string): void {
  const fold = part<HTMLDetailsElement>(name)
  if (!fold) return
  fold.open = true
  fold.querySelector<HTMLElement>(field)?.focus()
}

const commands: Record<string, () => void> = {
  j: () => move(1),
  k: () => move(-1),
  a: () => part('approve')?.click(),
  s: () => part('spam')?.click(),
  x: () => part('tick')?.click(),
  r: () => unfold('reject', 'select'),
  c: () => unfold('answer', 'textarea'),
}

/** Single keys through the queue, with a list of them, which also turns them off (WCAG 2.1.4). */
export function QueueKeys({
  words,
}: {
  words: { title: string; switch: string; none: string; keys: [string, string][] }
}) {
  const isOn = useSyncExternalStore(subscribe, areOn, () => true)
  useEffect(() => {
    if (location.hash.startsWith('#comment-')) document.querySelector<HTMLElement>(location.hash)?.focus()
  }, [])
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target))
        return
      const command = commands[event.key]
      if (!command) return
      event.preventDefault()
      command()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
  return (
    <details className="text-small">
      <summary className="inline-flex min-h-11 items-center font-semibold">{words.title}</summary>
      <div className="grid gap-2 py-2">
        <dl className="flex flex-wrap gap-x-6 gap-y-2">
          {words.keys.map(([key, meaning]) => (
            <div key={key} className="flex items-center gap-2">
              <dt>
                <kbd className="inline-grid min-h-6 min-w-6 place-items-center rounded-small border border-edge px-1 font-semibold">
                  {key}
                </kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => turn(event.target.checked)}
            className="size-6 accent-accent"
          />
          {words.switch}
        </label>
        <p className="text-quiet">{words.none}</p>
      </div>
    </details>
  )
}
