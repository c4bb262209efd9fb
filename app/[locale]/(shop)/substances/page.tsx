import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { markPublic } from '#platform/page-facts.ts'
import { SubstanceIndex } from '#shop/substances/components/substance-index.tsx'
import { listSubstances } from '#shop/substances/queries/find-substance.ts'
import { Breadcrumbs } from '#ui/navigation.tsx'
import { Container, PageHeading } from '#ui/page.tsx'
import { pageMetadata } from '../../page-metadata.ts'
import { alternatesBy } from '../../alternates.ts'
import { SiteFrame } from '../../site-frame.tsx'

type Props = PageProps<'/[locale]/substances'>

const localeOf = async ({ params }: Props) => {
  const { locale } = await params
  return isLocale(locale) ? locale : defaultLocale
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const locale = await localeOf(props)
  const t = translator(locale, 'catalogue')
  return pageMetadata({
    locale,
    title: t('substances.metaTitle'),
    description: t('substances.metaDescription'),
    canonical: addressOf(locale, 'substances'),
    alternates: alternatesBy((other) => addressOf(other, 'substances')),
  })
}

export default async function Page(props: Props) {
  const locale = await localeOf(props)
  markPublic()
  const t = translator(locale, 'catalogue')
  const site = translator(locale, 'site')
  const substances = await listSubstances(database(), languageOf(locale))
  return (
    <SiteFrame locale={locale} route="substances">
      <Container className="pt-5">
        <Breadcrumbs
          label={site('breadcrumbs.label')}
          crumbs={[
            { label: site('breadcrumbs.home'), href: addressOf(locale, 'home') },
            { label: site('header.substances') },
          ]}
        />
        <PageHeading title={t('substances.title')} lead={t('substances.lead')} />
        <SubstanceIndex substances={substances} locale={locale} />
      </Container>
    </SiteFrame>
  )
}
