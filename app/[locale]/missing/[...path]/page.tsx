import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { isLocale, defaultLocale } from '#i18n/locale.ts'
import { MissingPage } from '../../missing-page.tsx'

type Props = PageProps<'/[locale]/missing/[...path]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale: isLocale(locale) ? locale : defaultLocale, namespace: 'site' })
  return { title: t('notFound.title'), robots: { index: false } }
}

/** Every unknown address under a locale's prefix comes here. */
export default async function Missing({ params }: Props) {
  const { locale } = await params
  return <MissingPage locale={isLocale(locale) ? locale : defaultLocale} />
}
