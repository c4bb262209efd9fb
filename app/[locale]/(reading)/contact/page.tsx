import type { Metadata } from 'next'
import { ContactPanel } from '#shop/legal/components/contact-panel.tsx'
import { legalMetadata, showLegalText } from '../show-legal-text.tsx'

type Props = PageProps<'/[locale]/contact'>

const place = { kind: 'contact', route: 'contact' } as const

export function generateMetadata(props: Props): Promise<Metadata> {
  return legalMetadata(props, place)
}

export default function ContactPage(props: Props) {
  return showLegalText(props, place, (facts) => <ContactPanel {...facts} />)
}
