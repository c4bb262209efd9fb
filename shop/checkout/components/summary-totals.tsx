'use client'
import { useEffect, useRef, useState } from 'react'

/** What the order comes to with one way of delivery, in words and in minor units. */
export interface TotalsOption {
  key: string
  delivery: string
  price: string
  total: string
  amount: number
}

interface Props {
  options: readonly TotalsOption[]
  chosen: string
  words: { goods: string; total: string; vat: string }
  goods: string
}

/** Totals that follow the way of delivery. Without a script they are those of the way the page was made for. */
export function SummaryTotals({ options, chosen, words, goods }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [key, setKey] = useState(chosen)
  const option = options.find((each) => each.key === key) ?? options[0]
  useEffect(() => {
    const form = field.current?.form
    if (!form) return
    // A browser that goes back, or one that is quicker than this script, may have another way chosen.
    const read = () => setKey((before) => String(new FormData(form).get('delivery') ?? before))
    read()
    form.addEventListener('change', read)
    window.addEventListener('pageshow', read)
    return () => {
      form.removeEventListener('change', read)
      window.removeEventListener('pageshow', read)
    }
  }, [])
  if (!option) return null
  return (
    <>
      <dl className="figures">
        <div className="flex justify-between gap-6 border-b border-line py-2">
          <dt>{words.goods}</dt>
          <dd>{goods}</dd>
        </div>
        <div className="flex justify-between gap-6 border-b border-ink py-2">
          <dt>{option.delivery}</dt>
          <dd>{option.price}</dd>
        </div>
        <div aria-live="polite" className="flex items-baseline justify-between gap-6 pt-3">
          <dt className="text-lead font-semibold">{words.total}</dt>
          <dd className="text-title font-semibold">{option.total}</dd>
        </div>
      </dl>
      <p className="pb-4 text-right text-small text-quiet">{words.vat}</p>
      <input ref={field} type="hidden" name="expectedTotal" value={option.amount} readOnly />
    </>
  )
}
