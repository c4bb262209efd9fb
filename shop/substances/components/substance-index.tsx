import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { typeset } from '#ui/typeset.tsx'
import type { SubstanceCard } from '../substance.ts'

/** Substances as an index: the name large, a sentence beside it. */
export function SubstanceIndex({ substances, locale }: { substances: SubstanceCard[]; locale: Locale }) {
  return (
    <ul className="border-t border-ink">
      {substances.map(({ key, slug, name, summary }) => (
        <li
          key={key}
          className="group relative grid gap-x-10 gap-y-1 border-b border-line py-5 hover:bg-accent-soft md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] md:items-baseline"
        >
          <h2 className="text-heading font-semibold tracking-tight">
            <a
              href={addressOf(locale, 'substance', { slug })}
              className="no-underline after:absolute after:inset-0 group-hover:text-accent"
            >
              {name}
            </a>
          </h2>
          <p className="max-w-[56ch] text-quiet">{typeset(summary)}</p>
        </li>
      ))}
    </ul>
  )
}
