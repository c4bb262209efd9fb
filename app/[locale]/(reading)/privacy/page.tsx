import type { Metadata } from 'next'
import { legalMetadata, showLegalText } from '../show-legal-text.tsx'

type Props = PageProps<'/[locale]/privacy'>

const place = { kind: 'privacy', route: 'privacy' } as const

export function generateMetadata(props: Props): Promise<Metadata> {
  return legalMetadata(props, place)
}

export default function PrivacyPage(props: Props) {
  return showLegalText(props, place)
}
