'use client'
import { useEffect, useRef } from 'react'
import { buttonClass } from '#ui/button.tsx'
import { notePending, submitPending } from './pending-changes.ts'

const key = 'cart-place'

function isChosenAnew(field: HTMLElement | null): boolean {
  if (!(field instanceof HTMLSelectElement)) return false
  const given = [...field.options].find(({ defaultSelected }) => defaultSelected)
  return given !== undefined && !given.selected
}

/**
 * The button that changes a quantity. With a script a new choice is sent by itself, after a moment in which arrow keys may
 * go on, and the reader finds the place and the focus again on the page that follows. Who leaves in that moment takes the
 * choice along.
 */
export function UpdateQuantity({ label, fieldId }: { label: string; fieldId: string }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const form = button.current?.form
    if (!form) return
    const [place, id] = (sessionStorage.getItem(key) ?? '').split(' ')
    if (id === fieldId) {
      sessionStorage.removeItem(key)
      window.scrollTo({ top: Number(place), behavior: 'instant' })
      document.getElementById(fieldId)?.focus({ preventScroll: true })
    }
    let timer: ReturnType<typeof setTimeout>
    const onChange = () => {
      clearTimeout(timer)
      notePending(form)
      timer = setTimeout(() => {
        sessionStorage.setItem(key, `${Math.round(window.scrollY)} ${fieldId}`)
        submitPending(form)
      }, 450)
    }
    form.addEventListener('change', onChange)
    // On a slow line the choice is made before this script is there to hear of it.
    if (isChosenAnew(document.getElementById(fieldId))) onChange()
    return () => {
      clearTimeout(timer)
      form.removeEventListener('change', onChange)
    }
  }, [fieldId])
  return (
    <button
      ref={button}
      type="submit"
      className={buttonClass(
        'secondary',
        'px-4 [@media(scripting:enabled)]:sr-only [@media(scripting:enabled)]:focus:not-sr-only',
      )}
    >
      {label}
    </button>
  )
}
