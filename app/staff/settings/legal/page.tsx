import { languages, type Language } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { legalKinds, type LegalKind } from '#shop/legal/legal-text.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { languagesServing } from '#shop/legal/served-markets.ts'
import { listLegalVersions } from '#shop/settings/staff/queries.ts'
import { dayWords } from '#shop/staff/components/moment.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('settings:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const versions = await listLegalVersions(database(), staff)
  const due = languagesServing(await findServedMarkets(database()))
  const now = new Date()
  const of = (kind: LegalKind, language: Language) =>
    versions.filter((each) => each.kind === kind && each.language === language)
  return (
    <>
      <WorkshopHeading locale={locale} kicker={t('title')} title={t('legal.title')} lead={t('legal.lead')} />
      <div className="grid gap-10">
        {search.done ? <Notice tone="positive" role="status" title={t('saved')} /> : null}
        {legalKinds.map((kind) => (
          <Section key={kind} id={`legal-${kind}`} title={t(`legal.kinds.${kind}`)}>
            <ul className="grid gap-x-10 md:grid-cols-3">
              {languages.map((language) => {
                const found = of(kind, language)
                const inForce = found.find(({ validFrom }) => validFrom <= now)
                return (
                  <li key={language} className="grid content-start gap-2 border-b border-line py-3">
                    <p className="font-semibold">{t(`legal.languages.${language}`)}</p>
                    {found.length > 0 ? null : due.includes(language) ? (
                      <StateWord tone="critical">{t('legal.missing')}</StateWord>
                    ) : (
                      <p className="text-small text-quiet">{t('notices.notDue')}</p>
                    )}
                    {found.slice(0, 4).map((each) => (
                      <p key={each.version} className="figures text-small">
                        {each.version}{' '}
                        <span className="text-quiet">
                          {each === inForce
                            ? t('legal.inForce')
                            : each.validFrom > now
                              ? t('legal.coming', { date: dayWords(each.validFrom, locale) })
                              : t('legal.former')}
                        </span>
                      </p>
                    ))}
                    <a className="link" href={`/staff/settings/legal/${kind}/${language}`}>
                      {t('legal.write')}
                      <span className="sr-only">
                        : {t(`legal.kinds.${kind}`)}, {t(`legal.languages.${language}`)}
                      </span>
                    </a>
                  </li>
                )
              })}
            </ul>
          </Section>
        ))}
      </div>
    </>
  )
})
