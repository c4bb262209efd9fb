import type { Metadata } from 'next'
import { legalMetadata, showLegalText } from '../show-legal-text.tsx'

type Props = PageProps<'/[locale]/terms'>

const place = { kind: 'terms', route: 'terms' } as const

export function generateMetadata(props: Props): Promise<Metadata> {
  return legalMetadata(props, place)
}

export default function TermsPage(props: Props) {
  return showLegalText(props, place)
}
