import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { hasSecondFactor } from '#shop/staff/queries.ts'
import { findStaffMember } from '#shop/staff/session/current-staff.ts'
import { safeReturn, workshop } from '#shop/staff/workshop-address.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { GatePage, gateLocale } from '../gate-page.tsx'
import { keptStaffForm } from '../kept-form.ts'

export default async function ConfirmPage({ searchParams }: PageProps<'/staff/confirm'>) {
  const { back } = await searchParams
  const staff = await findStaffMember(await headers())
  if (!staff) redirect(workshop.signIn)
  const locale = await gateLocale()
  const t = translator(locale, 'staff')
  const withCode = await hasSecondFactor(database(), staff)
  const kept = await keptStaffForm(locale, 'confirm', {
    password: t('confirm.password'),
    code: t('confirm.code'),
  })
  if (!withCode && !environment().isDemo) {
    return (
      <GatePage locale={locale} title={t('confirm.title')} lead={t('confirm.needsSecondFactor')}>
        <LinkButton href="/staff/account">{t('confirm.toAccount')}</LinkButton>
      </GatePage>
    )
  }
  return (
    <GatePage locale={locale} title={t('confirm.title')} lead={t('confirm.lead')}>
      <WorkshopForm
        locale={locale}
        id="confirm"
        action="/staff/api/confirm"
        className="grid gap-5"
        problems={kept.problems.summary}
      >
        <input type="hidden" name="back" value={safeReturn(typeof back === 'string' ? back : null)} />
        <TextInput
          id="confirm-password"
          name="password"
          type="password"
          label={t('confirm.password')}
          autoComplete="current-password"
          error={kept.problems.of('password')}
          required
        />
        {withCode ? (
          <TextInput
            id="confirm-code"
            name="code"
            label={t('confirm.code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            error={kept.problems.of('code')}
            required
          />
        ) : null}
        <Button>{t('confirm.submit')}</Button>
      </WorkshopForm>
    </GatePage>
  )
}
