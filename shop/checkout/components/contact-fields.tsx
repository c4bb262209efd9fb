import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { EmailInput, TextInput } from '#ui/field.tsx'
import { checkoutForm } from '../checkout-page.ts'
import { Step } from './step.tsx'

export interface FieldsProps {
  locale: Locale
  values: Record<string, string>
  problems: FormProblems
}

/** Who orders and how to reach them. */
export function ContactFields({ locale, values, problems }: FieldsProps) {
  const t = translator(locale, 'checkout')
  const field = (name: string) => ({
    id: `${checkoutForm}-${name}`,
    name,
    defaultValue: values[name] ?? '',
    error: problems.of(name),
  })
  return (
    <Step id="contact" number={1} title={t('contact.heading')}>
      <div className="grid gap-5">
        <EmailInput {...field('email')} required label={t('contact.email')} hint={t('contact.emailHint')} />
        <TextInput
          {...field('name')}
          autoComplete="name"
          maxLength={100}
          required
          label={t('contact.name')}
        />
        <TextInput
          {...field('phone')}
          data-depends-on="delivery"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={20}
          label={
            <>
              {t('contact.phone')}
              <span className="font-normal text-quiet group-has-[[data-kind=pickup]:checked]/checkout:hidden">
                {' '}
                {t('optional')}
              </span>
            </>
          }
          hint={
            <>
              <span className="group-has-[[data-kind=courier]:checked]/checkout:hidden">
                {t('contact.phonePickup')}
              </span>
              <span className="group-has-[[data-kind=pickup]:checked]/checkout:hidden">
                {t('contact.phoneCourier')}
              </span>
            </>
          }
        />
      </div>
    </Step>
  )
}
