import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MissingPage } from '../../missing-page.tsx'
import { readerLocale } from '../../reader-locale.ts'

type Props = PageProps<'/[locale]/missing/[...path]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await readerLocale((await params).locale)
  const t = await getTranslations({ locale, namespace: 'site' })
  return { title: t('notFound.title'), robots: { index: false } }
}

/** Every unknown address comes here; one without a locale's prefix is answered in the reader's language. */
export default async function Missing({ params }: Props) {
  return <MissingPage locale={await readerLocale((await params).locale)} />
}
