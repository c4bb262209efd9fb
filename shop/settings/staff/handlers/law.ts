import 'server-only'
import { tz } from '@date-fns/tz'
import { parse } from 'date-fns'
import { languages } from '#i18n/locale.ts'
import { keepFormUnder } from '#platform/kept-form.ts'
import { done, longFormLimit, readForm, type Submission } from '#platform/submission.ts'
import { firstGap } from '#shop/legal/drafts/draft.ts'
import { legalKinds } from '#shop/legal/legal-text.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { legalPreviewInput, legalTextInput, vatInput } from '../../settings-input.ts'
import { legalPreviewForm, legalPreviewKey, legalTextAddress } from '../legal-preview.ts'
import { addLegalText, addVatRate } from '../mutations/write-settings.ts'

const place = '/staff/settings'

/** The first moment of a day by the clock of a market; null for a day that there is not. */
function startOf(day: string, timeZone: string): Date | null {
  const start = parse(day, 'yyyy-MM-dd', new Date(0), { in: tz(timeZone) })
  return Number.isNaN(start.getTime()) ? null : new Date(start.getTime())
}

/** Adds a VAT rate from a day on. */
export const writeVatRate = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'vat', vatInput)
  const page = { location: `${place}/vat` }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const { market, taxClass, percent, day, source } = form.data
  const validFrom = startOf(day, marketFacts(market).timeZone)
  if (!validFrom) return refuseForm(visit, form.submission, [{ field: 'day', key: 'day' }], page)
  // The VAT of a day that has passed is in orders already.
  if (validFrom.getTime() < Date.now())
    return refuseForm(visit, form.submission, [{ field: 'day', key: 'dayPassed' }], page)
  const added = await addVatRate(visit.staff, {
    market,
    taxClass,
    rateBasisPoints: percent,
    validFrom,
    source,
  })
  if (!added.ok) return refuseForm(visit, form.submission, [{ field: 'day', key: 'dayTaken' }], page)
  return done(form.submission, `${place}/vat?done=1`)
})

/** The page a text was sent from. */
function legalPage({ values }: Submission): string {
  const kind = legalKinds.find((each) => each === values.kind)
  const language = languages.find((each) => each === values.language)
  return kind && language ? legalTextAddress(kind, language) : `${place}/legal`
}

/** Keeps what is typed so far where the preview page finds it; nobody else sees it, nothing is published. */
export const previewLegalText = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'legal', legalPreviewInput, longFormLimit)
  const page = { location: legalPage(form.submission) }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const { kind, language } = form.data
  await keepFormUnder(legalPreviewKey(visit.staff, { kind, language }), legalPreviewForm, form.data)
  return done(form.submission, `${legalTextAddress(kind, language)}/preview`)
})

/** Adds a version of a legal text from a day on. */
export const writeLegalText = staffHandler('settings:write', async (visit) => {
  const form = await readForm(visit.request, 'legal', legalTextInput, longFormLimit)
  const page = { location: legalPage(form.submission) }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const { day, ...text } = form.data
  const validFrom = startOf(day, marketFacts('PL').timeZone)
  if (!validFrom) return refuseForm(visit, form.submission, [{ field: 'day', key: 'day' }], page)
  const gap = firstGap(text.body)
  if (gap)
    return refuseForm(visit, form.submission, [{ field: 'body', key: 'draftGap', facts: { gap } }], page)
  const added = await addLegalText(visit.staff, { ...text, validFrom })
  if (!added.ok) return refuseForm(visit, form.submission, [{ field: 'version', key: 'versionTaken' }], page)
  return done(form.submission, `${place}/legal?done=1`)
})
