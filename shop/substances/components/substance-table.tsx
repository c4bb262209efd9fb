import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { nutrientFacts } from '../nutrient-facts.ts'
import type { SubstanceCard } from '../substance.ts'
import { nutrientSymbol } from '../symbol.ts'

/** Substances set like a table of elements: sign, name, reference value. */
export function SubstanceTable({ substances, locale }: { substances: SubstanceCard[]; locale: Locale }) {
  return (
    <ul className="grid grid-cols-3 border-l border-t border-line sm:grid-cols-5 lg:grid-cols-9">
      {substances.map((substance) => (
        <li
          key={substance.key}
          className="group relative grid content-between min-[23rem]:aspect-[4/5] border-b border-r border-line p-3 hover:bg-accent hover:text-on-accent"
        >
          <Cell substance={substance} locale={locale} />
        </li>
      ))}
    </ul>
  )
}

function Cell({ substance, locale }: { substance: SubstanceCard; locale: Locale }) {
  const t = translator(locale, 'home')
  const { key, name, slug } = substance
  const { referenceWords } = nutrientFacts(key, languageOf(locale), [])
  return (
    <>
      <p
        aria-hidden="true"
        className="text-heading font-semibold tracking-tight text-accent group-hover:text-current"
      >
        {nutrientSymbol(key) ?? name.slice(0, 2)}
      </p>
      <p className="text-small leading-snug">
        <a
          href={addressOf(locale, 'substance', { slug })}
          className="block font-semibold no-underline after:absolute after:inset-0"
        >
          {name}
        </a>
        {referenceWords ? (
          <span className="figures block min-h-[2lh] text-quiet group-hover:text-current">
            {t('referenceValue', { amount: referenceWords })}
          </span>
        ) : null}
      </p>
    </>
  )
}
