import type { Metadata } from 'next'
import { legalMetadata, showLegalText } from '../show-legal-text.tsx'

type Props = PageProps<'/[locale]/accessibility'>

const place = { kind: 'accessibility', route: 'accessibility' } as const

export function generateMetadata(props: Props): Promise<Metadata> {
  return legalMetadata(props, place)
}

export default function AccessibilityPage(props: Props) {
  return showLegalText(props, place)
}
