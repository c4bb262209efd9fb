import { languages, localeFor } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { GuaranteeNotice } from '#shop/legal/components/guarantee-notice.tsx'
import { findServedMarkets, listGuaranteeNotices } from '#shop/legal/queries.ts'
import { languagesServing } from '#shop/legal/served-markets.ts'
import { SettingsForm } from '#shop/settings/staff/components/settings-form.tsx'
import { listKeptNotices } from '#shop/settings/staff/queries.ts'
import { Field, TextArea, TextInput } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('settings:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const [notices, served] = await Promise.all([
    listGuaranteeNotices(database()),
    findServedMarkets(database()),
  ])
  const due = languagesServing(served)
  const originals = await listKeptNotices(database(), staff, notices)
  const names = { language: t('notices.language'), text: t('notices.text'), picture: t('notices.file') }
  const { values, problems } = await keptStaffForm(locale, 'notice', names)
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Warsaw',
  })
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t('title')}
        title={t('notices.title')}
        lead={t('notices.lead')}
      />
      <div className="grid gap-10">
        {search.done ? <Notice tone="positive" role="status" title={t('saved')} /> : null}
        <Section id="add-notice" title={t('notices.add')}>
          <SettingsForm
            locale={locale}
            id="notice"
            action="/staff/api/media/guarantee-notice"
            encType="multipart/form-data"
            problems={problems}
            submit={t('notices.upload')}
          >
            <Field id="notice-language" label={names.language} error={problems.of('language')}>
              <select
                id="notice-language"
                name="language"
                defaultValue={values.language ?? due.find((language) => !notices[language])}
                className="control max-w-60"
              >
                {languages.map((language) => (
                  <option key={language} value={language}>
                    {t(`legal.languages.${language}`)}
                  </option>
                ))}
              </select>
            </Field>
            <TextInput
              id="notice-picture"
              name="picture"
              type="file"
              accept="image/jpeg,image/png,image/webp"
              label={names.picture}
              hint={t('notices.fileHint')}
              error={problems.of('picture')}
              required
            />
            <TextArea
              id="notice-text"
              name="text"
              rows={8}
              label={names.text}
              hint={t('notices.textHint')}
              defaultValue={values.text}
              error={problems.of('text')}
              required
            />
          </SettingsForm>
        </Section>
        {languages.map((language) => {
          const notice = notices[language] ?? null
          return (
            <Section key={language} id={`notice-${language}`} title={t(`legal.languages.${language}`)}>
              {notice ? (
                <div className="grid gap-4">
                  <p className="text-small text-quiet">
                    {t('notices.uploaded', { moment: moment.format(new Date(notice.uploadedAt)) })}{' '}
                    <span className="wrap-anywhere">
                      {t('notices.fingerprint', { fingerprint: notice.fingerprint })}
                    </span>
                  </p>
                  {originals.has(notice.fingerprint) ? (
                    <a className="link w-fit" href={`/staff/api/settings/notice/${language}`}>
                      {t('notices.original')}
                    </a>
                  ) : (
                    <StateWord tone="caution">{t('notices.originalMissing')}</StateWord>
                  )}
                  <GuaranteeNotice
                    notice={notice}
                    locale={localeFor(language, language === 'pl' ? 'PL' : 'NL')}
                  />
                </div>
              ) : (
                <StateWord tone={due.includes(language) ? 'critical' : 'neutral'}>
                  {due.includes(language) ? t('notices.missing') : t('notices.notDue')}
                </StateWord>
              )}
            </Section>
          )
        })}
      </div>
    </>
  )
})
