import { languageOf, languages } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { ClaimOffer } from '#shop/claims/offering.ts'
import { FieldError } from '#ui/field.tsx'
import { Disclosure } from '#ui/page.tsx'
import { wordingField } from '../../publishing-claims.ts'
import { EditorTick, Notes } from './editor-field.tsx'
import type { FormView } from './form-view.ts'
import { ClaimHindrance } from './live-check.tsx'

/** The register as this product may use it: what it may say first, the rest with the reason why not. */
export function ClaimChoice({ view, offers }: { view: FormView; offers: ClaimOffer[] }) {
  const t = translator(view.locale, 'staff-catalogue')
  const near = offers.filter(
    ({ attached, hindrance }) => attached || hindrance?.reason !== 'nutrient-not-declared',
  )
  const rest = offers.filter((offer) => !near.includes(offer))
  // What is attached keeps its order, which is that of the page.
  const attached = near
    .filter((offer) => offer.attached)
    .toSorted((one, other) => place(view, one) - place(view, other))
  return (
    <div className="grid gap-6">
      <p className="text-quiet">{t('claims.lead')}</p>
      <List view={view} offers={[...attached, ...near.filter((offer) => !offer.attached)]} />
      <Disclosure summary={t('claims.others', { count: rest.length })}>
        <List view={view} offers={rest} />
      </Disclosure>
    </div>
  )
}

function place({ values }: FormView, { claim }: ClaimOffer): number {
  return Object.keys(values).indexOf(`claims.${claim.id}`)
}

function List({ view, offers }: { view: FormView; offers: ClaimOffer[] }) {
  const t = translator(view.locale, 'staff-catalogue')
  const language = languageOf(view.locale)
  return (
    <div className="grid gap-3">
      {offers.map(({ claim }) => {
        const unverified = languages.filter((spoken) => !claim.verified[spoken])
        return (
          <div key={claim.id} className="grid gap-1">
            <EditorTick view={view} field={`claims.${claim.id}`} label={claim.text[language]}>
              {unverified.length > 0 ? (
                <span className="block text-small text-quiet">
                  {t('claims.unverified', {
                    languages: unverified.map((spoken) => spoken.toUpperCase()).join(', '),
                  })}
                </span>
              ) : null}
              <ClaimHindrance claim={claim.id} />
            </EditorTick>
            {unverified.map((spoken) => {
              const field = wordingField(claim.id, spoken)
              return (
                <div key={spoken}>
                  <FieldError id={`${view.form}-${field}`} error={view.error(field)} />
                  <Notes locale={view.locale} field={field} />
                </div>
              )
            })}
          </div>
        )
      })}
    </div>
  )
}
