import type { Metadata } from 'next'
import { WithdrawalEntry } from '#shop/legal/components/withdrawal-entry.tsx'
import { legalMetadata, showLegalText } from '../show-legal-text.tsx'

type Props = PageProps<'/[locale]/withdrawal-information'>

const place = { kind: 'withdrawal', route: 'withdrawalInformation' } as const

export function generateMetadata(props: Props): Promise<Metadata> {
  return legalMetadata(props, place)
}

export default function WithdrawalInformationPage(props: Props) {
  return showLegalText(props, place, ({ locale }) => <WithdrawalEntry locale={locale} />)
}
