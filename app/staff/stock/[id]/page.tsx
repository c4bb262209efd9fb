import { cookies } from 'next/headers'
import { roomProblemTranslator } from '#i18n/problem.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { Ledger, Shelf, type KeptMovement } from '#shop/inventory/staff/components/shelf.tsx'
import { findStock } from '#shop/inventory/staff/queries.ts'
import { stockRoom } from '#shop/inventory/staff/stock-list.ts'
import { isOffered } from '#shop/staff/permission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('stock:read', async ({ staff, locale, params, search }) => {
  const id = rowIdOf(params.id)
  const found = await findStock(database(), staff, id)
  if (!found) return null
  const { variant, ledger } = found
  const t = translator(locale, 'staff-stock')
  return (
    <>
      <WorkshopHeading
        locale={locale}
        title={t('shelf.title', { sku: variant.sku })}
        lead={[variant.name, variant.label].filter(Boolean).join(', ')}
      />
      <nav aria-label={t('list.title')} className="flex flex-wrap gap-x-6 pb-6">
        <a href={stockRoom} className="link inline-flex min-h-11 items-center">
          {t('shelf.back')}
        </a>
        {isOffered(staff.role, 'products:read') ? (
          <a href={`/staff/products/${variant.productId}`} className="link inline-flex min-h-11 items-center">
            {t('shelf.product')}
          </a>
        ) : null}
      </nav>
      <div className="grid gap-12">
        {/^\d{1,9}$/.test(search.moved ?? '') ? (
          <Notice tone="positive" role="status" title={t('shelf.moved', { onHand: variant.onHand })} />
        ) : null}
        <Shelf locale={locale} variant={variant} kept={await keptMovement(locale)} />
        <Section id="ledger" title={t('ledger.title')}>
          <Ledger locale={locale} lines={ledger} />
        </Section>
      </div>
    </>
  )
})

/** A movement that was refused, for a browser without scripts. */
async function keptMovement(locale: Locale): Promise<KeptMovement> {
  const token = (await cookies()).get(cookieName('form'))?.value ?? null
  const kept = await findKeptForm('movement', token)
  const words = roomProblemTranslator(locale, 'staff-stock')
  const problems = kept?.problems ?? []
  return {
    values: kept?.values ?? {},
    error: (field) => {
      const problem = problems.find((candidate) => candidate.field === field)
      return problem && words(problem)
    },
    problems: problems.map((problem) => ({ fieldId: problem.field, message: words(problem) })),
  }
}
