import type { ReactNode } from 'react'
import type { Language, Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { officialText } from '../product-places.ts'

interface Props {
  id: string
  locale: Locale
  language: Language
  wording: string
  state: { tone: 'positive' | 'caution' | 'neutral'; words: string }
  /** Whose word it is; nobody's where the register says so itself or nobody has looked at it. */
  word: { by: string; at: Date } | null
  /** What else is to be known of it. */
  note?: string
  /** The form that settles it. */
  children: ReactNode
}

/** A wording of a claim, how it stands by whose word, and the way to the text it was or is to be compared with. */
export function WordingEntry({ id, locale, language, wording, state, word, note, children }: Props) {
  const t = translator(locale, 'staff-claims')
  return (
    <li id={id} tabIndex={-1} className="grid gap-2 border-l-4 border-line pl-3">
      <p id={`${id}-words`}>
        <span className="text-small text-quiet">{language.toUpperCase()}</span>{' '}
        <span lang={language}>{wording}</span>
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-small">
        <StateWord tone={state.tone}>{state.words}</StateWord>
        {word ? <span>{t('by', { name: word.by, date: momentWords(word.at, locale) })}</span> : null}
        {note ? <span className="text-quiet">{note}</span> : null}
        <a className="link" href={officialText(language)} rel="noreferrer" aria-describedby={`${id}-words`}>
          {t('official', { language: language.toUpperCase() })}
        </a>
      </p>
      {children}
    </li>
  )
}

/** What a form that settles a wording says of it. */
export function WordingFields({
  claim,
  language,
  wording,
}: Record<'claim' | 'language' | 'wording', string>) {
  return (
    <>
      <input type="hidden" name="claim" value={claim} />
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="wording" value={wording} />
    </>
  )
}
