import { getTranslations } from 'next-intl/server'
import { addressOf } from '#i18n/address.ts'
import { languageOf, marketOf, type Locale, type Market } from '#i18n/locale.ts'
import { markMissing } from '#platform/page-facts.ts'
import { localesServing } from '#shop/legal/served-markets.ts'
import { LinkButton } from '#ui/button.tsx'
import { Container, PageHeading } from '#ui/page.tsx'
import { PageFrame } from './page-frame.tsx'

/** Says that this shop does not sell to the page's market, where it does sell, and where orders are found. */
export async function MarketClosed({ locale, served }: { locale: Locale; served: readonly Market[] }) {
  markMissing()
  const t = await getTranslations({ locale, namespace: 'site' })
  const listed = new Intl.ListFormat(locale, { type: 'conjunction' })
  const places = listed.format(served.map((market) => t(`switcher.markets.${market}`)))
  return (
    <PageFrame locale={locale} route="home">
      <Container>
        <PageHeading
          kicker="404"
          title={t('marketClosed.title', { market: t(`switcher.markets.${marketOf(locale)}`) })}
          lead={t('marketClosed.text', { places })}
        />
        <ul className="grid justify-items-start gap-3">
          {localesServing(served).map((open) => (
            <li key={open}>
              <LinkButton href={addressOf(open, 'home')} hrefLang={languageOf(open)}>
                {t('switcher.current', {
                  language: t(`switcher.languages.${languageOf(open)}`),
                  market: t(`switcher.marketsShort.${marketOf(open)}`),
                })}
              </LinkButton>
            </li>
          ))}
          <li>
            <LinkButton kind="quiet" href={addressOf(locale, 'findOrder')}>
              {t('notFound.findOrder')}
            </LinkButton>
          </li>
        </ul>
      </Container>
    </PageFrame>
  )
}
