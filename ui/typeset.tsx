import { Fragment, type ReactNode } from 'react'
import { bindWords } from '#i18n/typography.ts'

/** "L-treonian": a letter with its hyphen does not stay behind at the end of a line. */
const oneLetterCompound = /(?<![\p{L}\p{N}-])(\p{L}-\p{L}+)/u

/** Words as a typesetter breaks them into lines; what is not a text is left as it is. */
export function typeset(words: ReactNode): ReactNode {
  if (typeof words !== 'string') return words
  const [start, ...rest] = bindWords(words).split(oneLetterCompound)
  if (rest.length === 0) return start
  return (
    <>
      {start}
      {rest.map((part, index) =>
        index % 2 === 0 ? (
          <span key={index} className="whitespace-nowrap">
            {part}
          </span>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  )
}
