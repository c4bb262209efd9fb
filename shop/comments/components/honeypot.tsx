import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'

/** A field that people neither see nor reach nor hear; programs fill it. */
export function Honeypot({ id, locale }: { id: string; locale: Locale }) {
  return (
    <div aria-hidden="true" className="sr-only">
      <label htmlFor={id}>{translator(locale, 'comments')('form.honeypot')}</label>
      <input id={id} name="website" type="text" tabIndex={-1} autoComplete="off" />
    </div>
  )
}
