import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import {
  registerCounts,
  registerForm,
  registerSearchOf,
  registerSelection,
} from '#shop/catalogue/staff/claim-register.ts'
import { RegisterFilterForm } from '#shop/catalogue/staff/components/claim-register-filter.tsx'
import { ClaimRegister, TakenOff } from '#shop/catalogue/staff/components/claim-register.tsx'
import type { RefusedWording } from '#shop/catalogue/staff/components/wording-forms.tsx'
import { listClaimRegister, listProductNames } from '#shop/catalogue/staff/queries/list-claim-register.ts'
import { refusedAct, type RefusedAct } from '../products/kept-product-form.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

/** What was refused without a script, at the wording it was about. */
function refusedWordingOf(act: RefusedAct | null): RefusedWording | null {
  if (!act) return null
  const { claim = '', language = '', reason = '' } = act.values
  const problems = act.problems.map(({ fieldId, message }) => ({
    fieldId: fieldId === null ? null : `${claim}.${language}-form-${fieldId}`,
    message,
  }))
  return { claim, language, reason, problems }
}

export default workshopPage('claims:confirm-wording', async ({ staff, locale, search: asked }) => {
  const t = translator(locale, 'staff-claims')
  const search = registerSearchOf(asked)
  const [entries, takenOff, act] = await Promise.all([
    listClaimRegister(database(), staff),
    listProductNames(database(), staff, (asked.off ?? '').split(',').filter(Boolean).slice(0, 100)),
    refusedAct(locale, [registerForm], (field) => field),
  ])
  return (
    <>
      <WorkshopHeading locale={locale} title={t('title')} lead={t('lead')} />
      <TakenOff locale={locale} products={takenOff} />
      <RegisterFilterForm locale={locale} search={search} />
      <ClaimRegister
        locale={locale}
        search={search}
        selected={registerSelection(entries, search)}
        counts={{ claims: entries.length, ...registerCounts(entries) }}
        refused={refusedWordingOf(act)}
      />
    </>
  )
})
