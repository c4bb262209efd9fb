import type { Metadata } from 'next'
import { languageOf } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { GuaranteeNotice } from '#shop/legal/components/guarantee-notice.tsx'
import { listGuaranteeNotices } from '#shop/legal/queries.ts'
import { legalMetadata, showLegalText } from '../show-legal-text.tsx'

type Props = PageProps<'/[locale]/delivery-and-returns'>

const place = { kind: 'delivery-and-returns', route: 'delivery' } as const

export function generateMetadata(props: Props): Promise<Metadata> {
  return legalMetadata(props, place)
}

export default async function DeliveryPage(props: Props) {
  const notices = await listGuaranteeNotices(database())
  return showLegalText(props, place, ({ locale }) => (
    <GuaranteeNotice notice={notices[languageOf(locale)] ?? null} locale={locale} />
  ))
}
