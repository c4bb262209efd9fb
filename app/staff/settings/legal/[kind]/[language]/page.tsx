import { isLanguage } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import type { LegalDraft } from '#shop/legal/drafts/draft.ts'
import { legalKinds } from '#shop/legal/legal-text.ts'
import { DraftOffer } from '#shop/settings/staff/components/draft-offer.tsx'
import { namesOf, SettingsForm, TextFields } from '#shop/settings/staff/components/settings-form.tsx'
import { findLegalDraft, findNewestLegalText } from '#shop/settings/staff/queries.ts'
import { TextArea, TextInput } from '#ui/field.tsx'
import { keptStaffForm } from '../../../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../../../workshop-page.tsx'

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
    { name: 'summary', label: t('legal.summary'), value: summary },
  ]
  const kept = await keptStaffForm(locale, 'legal', {
    ...namesOf(fields),
    day: t('legal.day'),
    body: t('legal.body'),
  })
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
        submit={t('save')}
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="language" value={language} />
        <TextFields form="legal" fields={fields} values={kept.values} problems={kept.problems} />
        <TextInput
          id="legal-day"
          name="day"
          type="date"
          label={t('legal.day')}
          defaultValue={kept.values.day}
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
          defaultValue={kept.values.body ?? body}
          error={kept.problems.of('body')}
        />
      </SettingsForm>
    </>
  )
})
