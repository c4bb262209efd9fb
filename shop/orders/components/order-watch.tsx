'use client'
import { useEffect, useState } from 'react'

const pause = (looks: number) => Math.min(1500 + looks * 500, 10_000)
const lookLimit = 60

/** Asks for the order's state now and then, shows the page anew when it has changed, and stops asking after minutes. */
export function OrderWatch({
  address,
  word,
  words,
}: {
  /** Where the state is asked. */
  address: string
  word: string
  words: { now: string; later: string }
}) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    let looks = 0
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      if (looks >= lookLimit) setOver(true)
      else timer = setTimeout(look, pause(looks++))
    }
    const look = async () => {
      if (document.visibilityState === 'hidden') return // asked again when the page is looked at
      try {
        const answer = (await (await fetch(address)).json()) as { word?: string }
        if (answer.word && answer.word !== word) {
          window.location.reload()
          return
        }
      } catch {
        // No network at this moment; the next look may find one.
      }
      next()
    }
    const onVisible = () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') next()
    }
    next()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [address, word])
  return <span role="status">{isOver ? words.later : words.now}</span>
}
