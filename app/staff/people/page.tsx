import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { ColleagueList } from '#shop/staff/components/colleague-list.tsx'
import { InvitationForm } from '#shop/staff/components/invitation-form.tsx'
import { OpenInvitations } from '#shop/staff/components/open-invitations.tsx'
import { isOffered } from '#shop/staff/permission.ts'
import { listColleagues, listOpenInvitations } from '#shop/staff/queries.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { keptStaffForm } from '../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

const deeds = ['role', 'dismiss', 'reinstate', 'send-link', 'take-factor', 'withdraw-invitation'] as const
const outcomes = ['invited', ...deeds] as const

/** What was refused of the deeds that have no fields of their own: without a script it is said here. */
async function refusals(locale: Locale): Promise<string[]> {
  const kept = await Promise.all(deeds.map((form) => keptStaffForm(locale, form, {})))
  return kept.flatMap(({ problems }) => problems.summary.map(({ message }) => message))
}

export default workshopPage('staff:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-people')
  const [colleagues, invitations] = await Promise.all([
    listColleagues(database(), staff),
    listOpenInvitations(database(), staff, new Date()),
  ])
  const kept = await keptStaffForm(locale, 'invite', {
    email: t('people.email'),
    name: t('people.name'),
    role: t('people.role'),
    language: t('people.language'),
  })
  const refused = await refusals(locale)
  const outcome = outcomes.find((each) => each === search.done)
  return (
    <div className="grid gap-10">
      <div>
        <WorkshopHeading locale={locale} title={t('people.title')} lead={t('people.lead')} />
        {outcome ? <Notice tone="positive" role="status" title={t(`people.done.${outcome}`)} /> : null}
        {refused.map((message) => (
          <Notice key={message} tone="critical" role="alert" title={message} />
        ))}
      </div>
      <ColleagueList staff={staff} locale={locale} colleagues={colleagues} />
      <Section id="open-invitations" title={t('people.open')}>
        <OpenInvitations
          locale={locale}
          mayWithdraw={isOffered(staff.role, 'staff:manage')}
          invitations={invitations}
        />
      </Section>
      <Section id="invite-somebody" title={t('people.invite')}>
        <InvitationForm locale={locale} values={kept.values} problems={kept.problems} />
      </Section>
    </div>
  )
})
