import type { Metadata } from 'next'
import { formProblems } from '#i18n/form-problems.ts'
import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { randomToken } from '#platform/secrets.ts'
import { findLegalText } from '#shop/legal/queries.ts'
import { ComplaintForm, complaintForm, ComplaintReceived } from '#shop/orders/components/complaint-form.tsx'
import { ComplaintInformation } from '#shop/orders/components/complaint-information.tsx'
import { Container, PageHeading } from '#ui/page.tsx'
import { SiteFrame } from '../../site-frame.tsx'
import { formToken, localeOf, personalMetadata } from '../visitor.ts'

type Props = PageProps<'/[locale]/complaint'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'legal')('complaint.title'))
}

export default async function ComplaintPage(props: Props) {
  const locale = await localeOf(props)
  const t = translator(locale, 'legal')
  const { order, received } = await props.searchParams
  const token = await formToken()
  const [kept, done, information] = await Promise.all([
    findKeptForm(complaintForm, token),
    received ? findKeptForm('complaint-received', token) : null,
    findLegalText(database(), 'complaint', languageOf(locale)),
  ])
  const values = kept?.values ?? { orderNumber: typeof order === 'string' ? order.slice(0, 60) : '' }
  const fields = {
    name: t('complaint.name'),
    email: t('complaint.email'),
    orderNumber: t('complaint.order'),
    item: t('complaint.item'),
    noticed: t('complaint.noticed'),
    description: t('complaint.description'),
    wish: t('complaint.wish'),
  }
  return (
    <SiteFrame locale={locale} route="complaint">
      <Container>
        <PageHeading title={t('complaint.title')} lead={t('complaint.intro')} />
        <div className="grid items-start gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,38rem)_1fr]">
          {done ? (
            <ComplaintReceived locale={locale} values={done.values} />
          ) : (
            <ComplaintForm
              locale={locale}
              values={values}
              problems={formProblems(locale, { id: complaintForm, fields }, kept?.problems ?? [])}
              formKey={randomToken()}
            />
          )}
          {information ? <ComplaintInformation text={information} locale={locale} /> : null}
        </div>
      </Container>
    </SiteFrame>
  )
}
