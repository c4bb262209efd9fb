import { Fragment } from 'react'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { HealthClaim } from '#shop/claims/health-claim.ts'
import { nutrientInSentence, nutrientName } from '#shop/nutrition/nutrient.ts'
import { Pagination } from '#ui/navigation.tsx'
import { Notice } from '#ui/notice.tsx'
import { EmptyState } from '#ui/page.tsx'
import {
  claimedNutrients,
  pageOfRegister,
  registerPage,
  type RegisterEntry,
  type RegisterSearch,
  type RegisterWording,
  type WordingState,
} from '../claim-register.ts'
import { productPlaces } from '../product-places.ts'
import { WordingEntry } from './wording-entry.tsx'
import { ConfirmWordingForm, TakeBackForm, type RefusedWording } from './wording-forms.tsx'

/** Products that went off the site with a wording that was just taken back. */
export function TakenOff({
  locale,
  products,
}: {
  locale: Locale
  products: readonly { id: number; name: string }[]
}) {
  const t = translator(locale, 'staff-claims')
  if (products.length === 0) return null
  return (
    <div className="pb-8">
      <Notice tone="caution" role="status" title={t('takenOff')}>
        <ul className="grid gap-1">
          {products.map(({ id, name }) => (
            <li key={id}>
              <a className="link inline-flex min-h-6 items-center" href={productPlaces.compliance(id)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

interface Props {
  locale: Locale
  search: RegisterSearch
  /** Those that were asked for, of all pages. */
  selected: readonly RegisterEntry[]
  counts: Record<WordingState, number> & { claims: number }
  /** A form that was refused without a script. */
  refused: RefusedWording | null
}

/** Every claim of the register, nutrient by nutrient: condition, source, use, and each of its wordings. */
export function ClaimRegister({ locale, search, selected, counts, refused }: Props) {
  const t = translator(locale, 'staff-claims')
  const { page, pages, entries } = pageOfRegister(selected, search.page)
  const pageAt = (wanted: number) => registerPage(search, { page: wanted, total: selected.length })
  const { 'taken-back': takenBack, ...others } = counts
  const nutrients = claimedNutrients.filter((nutrient) =>
    entries.some(({ claim }) => claim.nutrient === nutrient),
  )
  return (
    <div className="grid gap-10">
      <p className="figures">{t('counts', { ...others, takenBack })}</p>
      {entries.length === 0 ? <EmptyState title={t('empty')} /> : null}
      {nutrients.map((nutrient) => (
        <section key={nutrient} aria-labelledby={`nutrient-${nutrient}`} className="grid gap-6">
          <h2 id={`nutrient-${nutrient}`} className="text-title font-semibold">
            {nutrientName(nutrient, languageOf(locale))}
          </h2>
          {entries
            .filter(({ claim }) => claim.nutrient === nutrient)
            .map((entry) => (
              <Entry key={entry.claim.id} locale={locale} search={search} entry={entry} refused={refused} />
            ))}
        </section>
      ))}
      {pages > 1 ? (
        <Pagination
          words={{ label: t('pages'), previous: t('previous'), next: t('next') }}
          position={t('position', { page, pages })}
          previous={pageAt(page - 1)}
          next={pageAt(page + 1)}
        />
      ) : null}
    </div>
  )
}

function Entry({
  locale,
  search,
  entry,
  refused,
}: { entry: RegisterEntry } & Omit<Props, 'selected' | 'counts'>) {
  const t = translator(locale, 'staff-claims')
  const language = languageOf(locale)
  const { claim, carried, wordings } = entry
  const facts = [
    ['condition', conditionWords(claim, locale)],
    [
      'source',
      <span key="source" lang="en">
        {claim.reference}
      </span>,
    ],
    ['use', t('carried', { count: carried })],
  ] as const
  return (
    <article aria-labelledby={claim.id} className="grid gap-3 border-t border-line pt-4">
      <h3 id={claim.id} className="font-semibold">
        {claim.text[language]}
      </h3>
      <dl className="grid gap-x-4 gap-y-1 text-small sm:grid-cols-[8rem_1fr]">
        {facts.map(([name, words]) => (
          <Fragment key={name}>
            <dt className="text-quiet">{t(name)}</dt>
            <dd>{words}</dd>
          </Fragment>
        ))}
      </dl>
      <ul className="grid gap-4">
        {wordings.map((wording) => (
          <Wording
            key={wording.language}
            locale={locale}
            search={search}
            claim={claim}
            line={wording}
            refused={refused?.claim === claim.id && refused.language === wording.language ? refused : null}
          />
        ))}
      </ul>
    </article>
  )
}

/** On which amount the claim may be made (CLAIM-02), and what must stand beside it. */
function conditionWords({ nutrient, condition, consumerInformation }: HealthClaim, locale: Locale): string {
  const t = translator(locale, 'staff-claims')
  const language = languageOf(locale)
  const named = nutrientInSentence(nutrient, language)
  const amount =
    condition.kind === 'source-of'
      ? t('percent', { percent: condition.minimumPercentOfNrv, nutrient: named })
      : t('amount', { amount: condition.minimum, unit: condition.unit, nutrient: named })
  const sentence = consumerInformation?.[language]
  return sentence ? `${amount}; ${t('demanded', { sentence })}` : amount
}

const tones = {
  verified: 'positive',
  confirmed: 'positive',
  'taken-back': 'caution',
  lapsed: 'caution',
  open: 'neutral',
} as const

function Wording({
  locale,
  search,
  claim,
  line,
  refused,
}: {
  locale: Locale
  search: RegisterSearch
  claim: HealthClaim
  line: RegisterWording
  refused: RefusedWording | null
}) {
  const t = translator(locale, 'staff-claims')
  const { language, wording, state, word, published } = line
  const id = `${claim.id}.${language}`
  const form = { id, locale, search, claim: claim.id, language, wording, refused }
  return (
    <WordingEntry
      {...{ id, locale, language, wording, word }}
      state={{ tone: tones[state], words: t(`state.${state}`) }}
      note={t('published', { count: published })}
    >
      {state === 'verified' ? null : state === 'confirmed' ? (
        <TakeBackForm {...form} />
      ) : (
        <ConfirmWordingForm {...form} />
      )}
    </WordingEntry>
  )
}
