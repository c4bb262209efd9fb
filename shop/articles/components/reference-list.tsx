import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { typeset } from '#ui/typeset.tsx'
import { referenceAnchor } from '../markdown.ts'
import {
  addressOfReference,
  doiUrl,
  locationIn,
  namedAuthorsOf,
  pubmedUrl,
  type Reference,
} from '../reference.ts'

type T = ReturnType<typeof translator<'articles'>>

function Authors({ authors, t }: { authors: readonly string[]; t: T }) {
  const { names, others } = namedAuthorsOf(authors)
  return (
    <>
      {names.join(', ')}
      {others > 0 ? ` ${t('reference.others', { count: others })}` : null}
    </>
  )
}

function Place({ reference }: { reference: Reference }) {
  const { containerTitle, year } = reference
  const location = locationIn(reference)
  return (
    <>
      {containerTitle ? <cite>{containerTitle}</cite> : null} {year}
      {location ? `; ${location}` : null}
    </>
  )
}

function Links({ reference: { doi, pmid, url }, t }: { reference: Reference; t: T }) {
  const links = [
    ...(doi ? [[doiUrl(doi), t('reference.doi', { doi })] as const] : []),
    ...(pmid ? [[pubmedUrl(pmid), t('reference.pubmed', { pmid })] as const] : []),
    ...(!doi && !pmid && url ? [[url, t('reference.open')] as const] : []),
  ]
  return links.map(([href, label]) => (
    <a
      key={href}
      href={href}
      rel="noopener external"
      className="link inline-flex min-h-6 items-center wrap-anywhere"
    >
      {label}
    </a>
  ))
}

function BackLinks({ places, t }: { places: readonly string[]; t: T }) {
  const [only, ...others] = places
  if (only === undefined) return null
  return (
    <span className="no-print inline-flex flex-wrap gap-x-1">
      {places.map((place, index) => (
        <a
          key={place}
          href={`#${place}`}
          role="doc-backlink"
          aria-label={others.length === 0 ? t('reference.back') : t('reference.backTo', { place: index + 1 })}
          className="inline-flex min-h-6 min-w-6 items-center justify-center text-accent no-underline hover:underline"
        >
          ↑{others.length === 0 ? null : <sup className="text-[0.7em]">{index + 1}</sup>}
        </a>
      ))}
    </span>
  )
}

interface Props {
  references: readonly Reference[]
  citedAt: ReadonlyMap<string, string[]>
  locale: Locale
}

/** The sources of an article, as exact as a timetable: number, who, what, where, of which kind, and the way back. */
export function ReferenceList({ references, citedAt, locale }: Props) {
  const t = translator(locale, 'articles')
  const verified = references.filter(({ verification }) => verification === 'verified').length
  return (
    <>
      <ol className="figures border-t border-line text-small leading-relaxed">
        {references.map((reference, index) => (
          <li
            key={reference.id}
            id={referenceAnchor(index + 1)}
            className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2 border-b border-line py-3 target:bg-accent-soft lg:grid-cols-[2rem_13rem_minmax(0,1fr)] lg:gap-x-7"
          >
            <span className="font-semibold text-accent">{index + 1}</span>
            <p className="flex flex-wrap content-start gap-x-3 text-quiet lg:grid">
              <span>{t(`reference.kinds.${reference.kind}`)}</span>
              {reference.verification === 'verified' ? null : (
                <span className="text-caution">{t('reference.unverified')}</span>
              )}
            </p>
            <div className="col-start-2 grid gap-0.5 lg:col-start-3">
              <p className="text-quiet">
                <Authors authors={reference.authors} t={t} />
              </p>
              <p lang={reference.language} className="font-semibold">
                <Title reference={reference} />
              </p>
              <p className="text-quiet">
                <Place reference={reference} />
              </p>
              {reference.note ? <p>{reference.note}</p> : null}
              <p className="flex flex-wrap items-center gap-x-4">
                <Links reference={reference} t={t} />
                <BackLinks places={citedAt.get(reference.id) ?? []} t={t} />
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p className="mt-4 max-w-measure text-small text-quiet lg:ml-[18.5rem]">
        {typeset(
          verified === references.length
            ? t('reference.allVerified')
            : t('reference.verification', { verified, total: references.length }),
        )}
      </p>
    </>
  )
}

function Title({ reference }: { reference: Reference }) {
  const address = addressOfReference(reference)
  if (!address) return reference.title
  return (
    <a href={address} rel="noopener external" className="no-underline hover:underline">
      {reference.title}
    </a>
  )
}
