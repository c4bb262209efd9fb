import { translator } from '#i18n/translator.ts'
import { Disclosure } from '#ui/page.tsx'
import { typeset } from '#ui/typeset.tsx'
import type { Product, ShownClaim } from '../product.ts'

/** Claims of the register and, always with them, what must stand beside them (Reg. (EC) No 1924/2006 art. 10(2)). */
export function ClaimsBlock({ product }: { product: Product }) {
  const { claims, accompanying, locale } = product
  if (!accompanying || claims.length === 0) return null
  const t = translator(locale, 'catalogue')
  const byNutrient = [...Map.groupBy(claims, (claim: ShownClaim) => claim.nutrientName)]
  const conditions = [accompanying.variedDiet, ...accompanying.consumption, ...accompanying.cautions]
  return (
    <div className="grid gap-8 lg:grid-cols-[1fr_20rem] lg:gap-12">
      <div>
        {byNutrient.map(([name, own], index) =>
          byNutrient.length === 1 ? (
            <Claims key={name} claims={own} />
          ) : (
            <Disclosure key={name} summary={name} isOpen={index === 0}>
              <Claims claims={own} />
            </Disclosure>
          ),
        )}
      </div>
      <aside
        aria-label={t('product.claimsConditions')}
        className="content-start self-start bg-sunken p-5 text-small"
      >
        <h3 className="pb-2 font-semibold">{t('product.claimsConditions')}</h3>
        <ul className="grid gap-2">
          {conditions.map((text) => (
            <li key={text}>{typeset(text)}</li>
          ))}
        </ul>
      </aside>
    </div>
  )
}

function Claims({ claims }: { claims: ShownClaim[] }) {
  return (
    <ul className="md:columns-2 md:gap-x-10">
      {claims.map((claim) => (
        <li key={claim.id} className="break-inside-avoid border-b border-line py-2">
          {claim.text}
        </li>
      ))}
    </ul>
  )
}
