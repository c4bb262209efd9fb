import { isLanguage } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { markMissing } from '#platform/page-facts.ts'
import { passwordLength } from '#shop/staff/password.ts'
import { findInvitation } from '#shop/staff/queries.ts'
import { invitationOf } from '#shop/staff/session/invitation-link.ts'
import { workshopLocale } from '#shop/staff/staff-member.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { GatePage, gateLocale } from '../../gate-page.tsx'
import { keptStaffForm } from '../../kept-form.ts'

export default async function InvitationPage({ params }: PageProps<'/staff/invitation/[token]'>) {
  const { token } = await params
  const id = invitationOf(token)
  const invitation = id ? await findInvitation(database(), id) : null
  const language = invitation?.language ?? ''
  const locale = isLanguage(language) ? workshopLocale({ language }) : await gateLocale()
  const t = translator(locale, 'staff-people')
  if (!invitation) {
    markMissing()
    return (
      <GatePage locale={locale} title={t('invitation.gone')} lead={t('invitation.goneText')}>
        {null}
      </GatePage>
    )
  }
  const kept = await keptStaffForm(locale, 'invitation', {
    name: t('invitation.name'),
    password: t('invitation.password'),
  })
  return (
    <GatePage
      locale={locale}
      title={invitation.userId ? t('invitation.again') : t('invitation.title')}
      lead={t('invitation.lead', { email: invitation.email })}
    >
      <WorkshopForm
        locale={locale}
        id="invitation"
        action="/staff/api/invitation"
        className="grid gap-5"
        problems={kept.problems.summary}
      >
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="username" autoComplete="username" value={invitation.email} disabled />
        <TextInput
          id="invitation-name"
          name="name"
          autoComplete="name"
          label={t('invitation.name')}
          defaultValue={kept.values.name ?? invitation.name}
          error={kept.problems.of('name')}
          required
        />
        <TextInput
          id="invitation-password"
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('invitation.password')}
          hint={t('account.newHint', passwordLength)}
          error={kept.problems.of('password')}
          required
        />
        <Button>{t('invitation.submit')}</Button>
      </WorkshopForm>
    </GatePage>
  )
}
