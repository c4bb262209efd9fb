import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { PasswordForm } from '#shop/staff/components/password-form.tsx'
import { SecondFactor } from '#shop/staff/components/second-factor.tsx'
import { SessionList } from '#shop/staff/components/session-list.tsx'
import { hasSecondFactor, listOwnSessions } from '#shop/staff/queries.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { keptStaffForm } from '../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

const outcomes = ['password', 'factor'] as const

export default workshopPage('account:manage-own', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-people')
  const staffWords = translator(locale, 'staff')
  const [sessions, isFactorSet] = await Promise.all([
    listOwnSessions(database(), staff),
    hasSecondFactor(database(), staff),
  ])
  const kept = await keptStaffForm(locale, 'password', {
    current: t('account.current'),
    password: t('account.new'),
  })
  const outcome = outcomes.find((each) => each === search.done)
  return (
    <div className="grid gap-10">
      <div>
        <WorkshopHeading
          locale={locale}
          title={t('account.title')}
          lead={t('account.lead', { name: staff.name, email: staff.email })}
        />
        {outcome ? <Notice tone="positive" role="status" title={t(`account.done.${outcome}`)} /> : null}
      </div>
      <Section id="second-factor" title={t('account.factor')}>
        <p className="mb-5 max-w-[60ch]">{isFactorSet ? t('account.factorOn') : t('account.factorOff')}</p>
        {isFactorSet ? null : (
          <SecondFactor
            words={{
              password: t('account.factorPassword'),
              start: t('account.factorStart'),
              scan: t('account.factorScan'),
              key: t('account.factorKey'),
              picture: t('account.factorPicture'),
              recovery: t('account.factorRecovery'),
              code: t('account.factorCode'),
              finish: t('account.factorFinish'),
              failure: staffWords('networkFailure'),
              problems: staffWords('problems'),
            }}
          />
        )}
      </Section>
      <Section id="sessions" title={t('account.sessions')}>
        <SessionList locale={locale} sessions={sessions} />
      </Section>
      <Section id="new-password" title={t('account.password')}>
        <PasswordForm locale={locale} problems={kept.problems} />
      </Section>
    </div>
  )
})
