import type { Metadata } from 'next'
import { legalMetadata, showLegalText } from '../show-legal-text.tsx'

type Props = PageProps<'/[locale]/delivery-and-returns'>

const place = { kind: 'delivery-and-returns', route: 'delivery' } as const

export function generateMetadata(props: Props): Promise<Metadata> {
  return legalMetadata(props, place)
}

export default function DeliveryPage(props: Props) {
  return showLegalText(props, place)
}
