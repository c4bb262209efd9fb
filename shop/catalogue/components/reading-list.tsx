import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { typeset, typesetName } from '#ui/typeset.tsx'

/** Something to read, as far as a page of the catalogue shows it. */
export interface Reading {
  id: number
  title: string
  summary: string
  href: string
  minutes: number
}

export function ReadingList({ readings, locale }: { readings: Reading[]; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  return (
    <ul className="grid gap-x-10 md:grid-cols-2">
      {readings.map(({ id, title, summary, href, minutes }) => (
        <li key={id} className="relative grid content-start gap-1 border-b border-line py-4">
          <h3 className="text-lead font-semibold leading-snug">
            <a href={href} className="no-underline after:absolute after:inset-0 hover:underline">
              {typesetName(title)}
            </a>
          </h3>
          <p className="max-w-[60ch] text-quiet">{typeset(summary)}</p>
          <p className="figures text-small text-quiet">{t('product.minutes', { minutes })}</p>
        </li>
      ))}
    </ul>
  )
}
