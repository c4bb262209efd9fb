import { translator } from '#i18n/translator.ts'
import { environment } from '#platform/environment.ts'
import { demoPassword, demoStaff } from '#shop/staff/demo-staff.ts'
import { safeReturn } from '#shop/staff/workshop-address.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { EmailInput, TextInput } from '#ui/field.tsx'
import { GatePage, gateLocale } from '../gate-page.tsx'
import { keptStaffForm } from '../kept-form.ts'

export default async function SignInPage({ searchParams }: PageProps<'/staff/sign-in'>) {
  const { back } = await searchParams
  const locale = await gateLocale()
  const t = translator(locale, 'staff')
  const kept = await keptStaffForm(locale, 'sign-in', {
    email: t('signIn.email'),
    password: t('signIn.password'),
  })
  return (
    <GatePage locale={locale} title={t('signIn.title')} lead={t('signIn.lead')}>
      <WorkshopForm
        locale={locale}
        id="sign-in"
        action="/staff/api/sign-in"
        className="grid gap-5"
        problems={kept.problems.summary}
      >
        <input type="hidden" name="back" value={safeReturn(typeof back === 'string' ? back : null)} />
        <EmailInput
          id="sign-in-email"
          name="email"
          label={t('signIn.email')}
          autoComplete="username"
          defaultValue={kept.values.email}
          error={kept.problems.of('email')}
          required
        />
        <TextInput
          id="sign-in-password"
          name="password"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          error={kept.problems.of('password')}
          required
        />
        <Button>{t('signIn.submit')}</Button>
      </WorkshopForm>
      <p className="text-small text-quiet">{t('signIn.forgotten')}</p>
      {environment().isDemo ? (
        <p className="border-l-4 border-accent bg-accent-soft px-4 py-3 text-small">
          {t('signIn.demo', {
            people: demoStaff.map(({ email }) => email).join(', '),
            password: demoPassword,
          })}
        </p>
      ) : null}
    </GatePage>
  )
}
