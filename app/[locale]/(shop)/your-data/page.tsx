import type { Metadata } from 'next'
import { formProblems } from '#i18n/form-problems.ts'
import { translator } from '#i18n/translator.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import {
  privacyForm,
  PrivacyRequestForm,
  PrivacyRequestSent,
} from '#shop/privacy/components/privacy-request-form.tsx'
import { Container, PageHeading } from '#ui/page.tsx'
import { SiteFrame } from '../../site-frame.tsx'
import { trader as findTrader } from '../../trader.ts'
import { formToken, localeOf, personalMetadata } from '../visitor.ts'

type Props = PageProps<'/[locale]/your-data'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'privacy')('title'))
}

export default async function YourDataPage(props: Props) {
  const locale = await localeOf(props)
  const t = translator(locale, 'privacy')
  const { sent } = await props.searchParams
  const token = await formToken()
  const kept = (await findKeptForm(privacyForm, token)) ?? (await findKeptForm('privacy-link', token))
  const fields = { wish: null, email: t('email') }
  return (
    <SiteFrame locale={locale} route="yourData">
      <Container>
        <PageHeading title={t('title')} lead={t('lead')} />
        {sent ? (
          <PrivacyRequestSent locale={locale} email={(await findTrader()).email} />
        ) : (
          <PrivacyRequestForm
            locale={locale}
            values={kept?.values ?? {}}
            problems={formProblems(locale, { id: privacyForm, fields }, kept?.problems ?? [])}
          />
        )}
      </Container>
    </SiteFrame>
  )
}
