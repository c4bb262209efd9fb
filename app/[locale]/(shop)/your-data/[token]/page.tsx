import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { PrivacyRequestView } from '#shop/privacy/components/privacy-request-view.tsx'
import { findPrivacyRequest } from '#shop/privacy/queries.ts'
import { requestOfToken } from '#shop/privacy/session.ts'
import { Container, PageHeading } from '#ui/page.tsx'
import { alternatesBy } from '../../../alternates.ts'
import { MissingPage } from '../../../missing-page.tsx'
import { SiteFrame } from '../../../site-frame.tsx'
import { localeOf, personalMetadata } from '../../visitor.ts'

type Props = PageProps<'/[locale]/your-data/[token]'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'privacy')('title'))
}

export default async function YourRequestPage(props: Props) {
  const locale = await localeOf(props)
  const { token } = await props.params
  const id = requestOfToken(token)
  const request = id && (await findPrivacyRequest(database(), id))
  if (!request) return <MissingPage locale={locale} />
  return (
    <SiteFrame
      locale={locale}
      route="yourRequest"
      alternates={alternatesBy((other) => addressOf(other, 'yourRequest', { token }))}
    >
      <Container>
        <PageHeading title={translator(locale, 'privacy')('title')} />
        <div className="grid max-w-xl gap-6">
          <PrivacyRequestView locale={locale} request={request} token={token} />
        </div>
      </Container>
    </SiteFrame>
  )
}
