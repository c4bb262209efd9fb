import { isLanguage, type Language } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import type { LegalDraft } from '#shop/legal/drafts/draft.ts'
import { legalKinds, type LegalKind } from '#shop/legal/legal-text.ts'
import { DraftOffer } from '#shop/settings/staff/components/draft-offer.tsx'
import { namesOf, SettingsForm, TextFields } from '#shop/settings/staff/components/settings-form.tsx'
import { legalPreviewForm, legalPreviewKey } from '#shop/settings/staff/legal-preview.ts'
import { findLegalDraft, findNewestLegalText } from '#shop/settings/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { Button } from '#ui/button.tsx'
import { TextArea, TextInput } from '#ui/field.tsx'
import { keptStaffForm } from '../../../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../../../workshop-page.tsx'

/** What was typed before somebody went to look at it. */
async function keptPreview(staff: StaffMember, kind: LegalKind, language: Language) {
  const kept = await findKeptForm(legalPreviewForm, legalPreviewKey(staff, { kind, language }))
  return kept?.values ?? {}
}

export default workshopPage('settings:read', async ({ staff, locale, params, search }) => {
  const kind = legalKinds.find((each) => each === params.kind)
  const language = params.language ?? ''
  if (!kind || !isLanguage(language)) return null
  const t = translator(locale, 'staff-settings')
  const newest = await findNewestLegalText(database(), staff, kind, language)
  const isDraft = !newest && search.draft === '1'
  const { title, summary, body }: Partial<LegalDraft> =
    newest ?? (isDraft ? await findLegalDraft(database(), staff, kind, language) : {})
  const fields = [
    { name: 'version', label: t('legal.version') },
    { name: 'title', label: t('legal.textTitle'), value: title },
    { name: 'summary', label: t('legal.summary'), value: summary, alone: 'sentences' as const },
  ]
  const kept = await keptStaffForm(locale, 'legal', {
    ...namesOf(fields),
    day: t('legal.day'),
    body: t('legal.body'),
  })
  const typed = search.typed ? await keptPreview(staff, kind, language) : {}
  const values = { ...typed, ...kept.values }
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t('legal.title')}
        title={`${t(`legal.kinds.${kind}`)}, ${t(`legal.languages.${language}`)}`}
        lead={t('legal.lead')}
      />
      {newest ? null : (
        <DraftOffer
          locale={locale}
          href={`/staff/settings/legal/${kind}/${language}?draft=1`}
          isShown={isDraft}
        />
      )}
      <SettingsForm
        locale={locale}
        id="legal"
        action="/staff/api/settings/legal"
        problems={kept.problems}
        submit={t('legal.publish')}
        beside={
          <Button kind="secondary" formAction="/staff/api/settings/legal/preview" formNoValidate>
            {t('legal.preview.show')}
          </Button>
        }
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="language" value={language} />
        <TextFields form="legal" fields={fields} values={values} problems={kept.problems} />
        <TextInput
          id="legal-day"
          name="day"
          type="date"
          label={t('legal.day')}
          defaultValue={values.day}
          error={kept.problems.of('day')}
          required
          className="max-w-60"
        />
        <TextArea
          id="legal-body"
          name="body"
          rows={24}
          lang={language}
          label={t('legal.body')}
          hint={t('legal.bodyHint')}
          defaultValue={values.body ?? body}
          error={kept.problems.of('body')}
        />
      </SettingsForm>
    </>
  )
})
