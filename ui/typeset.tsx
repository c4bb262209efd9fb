import { Fragment, type ReactNode } from 'react'
import { bindWords, breakCompounds } from '#i18n/typography.ts'

/**
 * What stays on one line: the number of an order or a complaint; "L-treonian", a letter with its hyphen; a Polish postal
 * code; a telephone number; and a mail address, where it is no longer than the line of a telephone.
 */
const unbroken =
  /(?<![\p{L}\p{N}-])([\w.+-]{1,20}@[\w.-]{1,19}(?<=\w)(?![\w.-]*\w)|[A-Z\d](?:[A-Z\d]{3})?-[A-Z\d]{4}(?:-[A-Z\d]{4})?(?![\w-])|\p{L}-\p{L}+|\d{2}-\d{3}(?![\d-])|\+\d{1,3}[\s\d]{6,14}\d)/u

/** Words as a typesetter breaks them into lines; what is not a text is left as it is. */
export function typeset(words: ReactNode): ReactNode {
  if (typeof words !== 'string') return words
  const [start, ...rest] = bindWords(words).split(unbroken)
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

/** The same for names and headings, which are large: long names of compounds break where their parts meet. */
export function typesetName(words: ReactNode): ReactNode {
  return typeset(typeof words === 'string' ? breakCompounds(words) : words)
}
