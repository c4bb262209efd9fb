import type { Letter, SetLetter } from './letter.ts'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'

/** Sets a letter as HTML that mail programs understand and as text, from the same words. */
export function setLetter(letter: Letter): SetLetter {
  return { subject: letter.subject, html: letterHtml(letter), text: letterText(letter) }
}
