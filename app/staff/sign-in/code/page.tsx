import { translator } from '#i18n/translator.ts'
import { safeReturn } from '#shop/staff/workshop-address.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { GatePage, gateLocale } from '../../gate-page.tsx'
import { keptStaffForm } from '../../kept-form.ts'

export default async function CodePage({ searchParams }: PageProps<'/staff/sign-in/code'>) {
  const { back } = await searchParams
  const locale = await gateLocale()
  const t = translator(locale, 'staff')
  const kept = await keptStaffForm(locale, 'sign-in-code', { code: t('code.code') })
  return (
    <GatePage locale={locale} title={t('code.title')} lead={t('code.lead')}>
      <WorkshopForm
        locale={locale}
        id="sign-in-code"
        action="/staff/api/sign-in/code"
        className="grid gap-5"
        problems={kept.problems.summary}
      >
        <input type="hidden" name="back" value={safeReturn(typeof back === 'string' ? back : null)} />
        <TextInput
          id="sign-in-code-code"
          name="code"
          label={t('code.code')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          error={kept.problems.of('code')}
          required
        />
        <Button>{t('code.submit')}</Button>
      </WorkshopForm>
    </GatePage>
  )
}
