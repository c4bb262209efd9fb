import { getTranslations } from 'next-intl/server'
import { addressOf, type RouteName } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { markMissing } from '#platform/page-facts.ts'
import { LinkButton } from '#ui/button.tsx'
import { Container, PageHeading } from '#ui/page.tsx'
import { PageFrame } from './page-frame.tsx'

/** A whole page with status 404 in the page's language: what to do now, instead of an excuse. */
export async function MissingPage({ locale }: { locale: Locale }) {
  markMissing()
  const t = await getTranslations({ locale, namespace: 'site' })
  const ways: [RouteName, string][] = [
    ['products', t('notFound.products')],
    ['articles', t('notFound.articles')],
    ['search', t('notFound.search')],
    ['findOrder', t('notFound.findOrder')],
  ]
  return (
    <PageFrame locale={locale} route="home">
      <Container>
        <PageHeading kicker="404" title={t('notFound.title')} lead={t('notFound.text')} />
        <ul className="grid justify-items-start gap-3">
          {ways.map(([route, label], index) => (
            <li key={route}>
              <LinkButton kind={index === 0 ? 'primary' : 'quiet'} href={addressOf(locale, route)}>
                {label}
              </LinkButton>
            </li>
          ))}
        </ul>
      </Container>
    </PageFrame>
  )
}
