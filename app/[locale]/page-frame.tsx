import type { ReactNode } from 'react'
import { getTranslations } from 'next-intl/server'
import { preload } from 'react-dom'
import { addressOf, type RouteName } from '#i18n/address.ts'
import { languageOf, locales, marketOf, ownLanguageNames, type Locale } from '#i18n/locale.ts'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { CartCount } from '#shop/cart/components/cart-count.tsx'
import { footerNote } from '#shop/checkout/footer-note.ts'
import { namedPackagingNumbers } from '#shop/legal/packaging-number.ts'
import { findShownMarkets } from '#shop/legal/queries.ts'
import { localesServing } from '#shop/legal/served-markets.ts'
import { suggestionsAddress } from '#shop/search/suggestions-address.ts'
import { fontFiles } from '#ui/fonts/font-files.ts'
import { Icon } from '#ui/icon.tsx'
import { SiteFooter } from '#ui/site-footer.tsx'
import { DemoBanner, LocaleMenu, SiteHeader, SkipLink, type FrameLink } from '#ui/site-header.tsx'
import type { Alternates } from './alternates.ts'
import { registerCountry, shopFrontOf } from '#shop/legal/trader.ts'
import { trader as findTrader } from './trader.ts'

export interface FrameProps {
  locale: Locale
  /** Where the page is; without `alternates` its address in each locale follows from this. */
  route: RouteName
  alternates?: Alternates
  /** The page was opened after a change of the cart that the count may not know yet. */
  isCartFresh?: boolean
  children: ReactNode
}

async function localeLinks(props: FrameProps) {
  const { locale } = props
  const t = await getTranslations({ locale, namespace: 'site' })
  const open = localesServing(await findShownMarkets(database()))
  // A market that is given up still shows its orders and terms, in its own language.
  const offered = locales.filter((other) => open.includes(other) || other === locale)
  return offered.map((other) => {
    const href = addressElsewhere(other, props)
    const label = `${ownLanguageNames[languageOf(other)]} · ${t(`switcher.marketsShort.${marketOf(other)}`)}`
    return { label, href, language: languageOf(other), isCurrent: other === locale }
  })
}

const withParameters: readonly RouteName[] = [
  'product',
  'variant',
  'substance',
  'article',
  'comment',
  'reportComment',
  'ownComment',
  'order',
  'yourRequest',
]

/** Where the page is in another locale; what has no address of its own there leads to the front page. */
export function addressElsewhere(
  other: Locale,
  { route, alternates }: Pick<FrameProps, 'route' | 'alternates'>,
) {
  return alternates?.[other] ?? addressOf(other, withParameters.includes(route) ? 'home' : route)
}

async function Header(props: FrameProps) {
  const { locale, route } = props
  const t = await getTranslations({ locale, namespace: 'site' })
  const link = (to: RouteName, label: string, under: RouteName[]): FrameLink => ({
    label,
    href: addressOf(locale, to),
    isCurrent: under.includes(route),
  })
  const market = t(`switcher.marketsShort.${marketOf(locale)}`)
  const { name: shop } = shopFrontOf(await findTrader())
  return (
    <SiteHeader
      brand={shop}
      homeHref={addressOf(locale, 'home')}
      words={{
        home: t('brand.homeLink', { shop }),
        navigation: t('header.navigation'),
        search: t('search.label'),
        searchAction: t('search.submit'),
        menu: t('header.menu'),
      }}
      links={[
        link('products', t('header.products'), ['products', 'product', 'variant']),
        link('articles', t('header.articles'), ['articles', 'article', 'comment']),
        link('substances', t('header.substances'), ['substances', 'substance']),
      ]}
      search={{
        action: addressOf(locale, 'search'),
        name: 'q',
        suggestions: suggestionsAddress(locale),
        suggestionsLabel: t('search.suggestions'),
      }}
      locales={
        <LocaleMenu
          label={t('switcher.change')}
          current={`${languageOf(locale).toUpperCase()} · ${market}`}
          links={await localeLinks(props)}
        />
      }
      cart={
        <a
          href={addressOf(locale, 'cart')}
          aria-current={route === 'cart' ? 'page' : undefined}
          className="inline-flex min-h-11 items-center gap-1.5 font-medium hover:text-accent"
        >
          <Icon name="cart" className="size-6" />
          <span className="sr-only lg:not-sr-only">{t('header.cart')}</span>
          <CartCount cookie={cookieName('cart-count')} isRefreshed={props.isCartFresh ?? false} />
        </a>
      }
    />
  )
}

async function Footer({ locale }: FrameProps) {
  const t = await getTranslations({ locale, namespace: 'site' })
  const trader = await findTrader()
  const country = registerCountry(trader)
  const language = languageOf(locale)
  const link = (to: RouteName, label: string): FrameLink => ({ label, href: addressOf(locale, to) })
  return (
    <SiteFooter
      label={t('footer.label')}
      columns={[
        {
          heading: t('footer.service'),
          links: [
            link('findOrder', t('legalLinks.findOrder')),
            link('delivery', t('legalLinks.deliveryAndReturns')),
            link('complaint', t('legalLinks.complaint')),
            link('contact', t('legalLinks.contact')),
          ],
        },
        {
          heading: t('footer.information'),
          links: [
            link('terms', t('legalLinks.terms')),
            link('privacy', t('legalLinks.privacy')),
            link('yourData', t('legalLinks.yourData')),
            link('accessibility', t('legalLinks.accessibility')),
            link('articles', t('header.articles')),
          ],
        },
      ]}
      prominent={link('withdrawal', t('footer.withdrawal'))}
      identity={
        <>
          <span>
            {trader.company}
            {trader.fictional ? ` (${t('trader.fictional')})` : ''}
          </span>
          <span>{trader.address[language]}</span>
          <span>
            {t('trader.email')}: {trader.email}
          </span>
          <span>
            {t('trader.phone')}: {trader.phone}
          </span>
          {trader.registerNumber ? (
            <span>
              {t('trader.register', { country })}: {trader.registerNumber}
            </span>
          ) : null}
          {trader.taxNumber ? (
            <span>
              {t('trader.taxNumber', { country })}: {trader.taxNumber}
            </span>
          ) : null}
          <span>
            {t('trader.vatNumber')}: {trader.vatNumber}
          </span>
          {namedPackagingNumbers(trader.packagingNumbers).map(({ name, number }) => (
            <span key={name}>
              {t('trader.packagingRegister', { name })}: {number}
            </span>
          ))}
        </>
      }
      note={footerNote(await findShownMarkets(database()), locale)}
    />
  )
}

const readingRoutes: readonly RouteName[] = ['home', 'articles', 'article']

/** Fonts are asked for with the page itself, or they would come too late to be shown. */
function preloadFonts(locale: Locale, route: RouteName): void {
  const isWanted = (file: string) =>
    (!file.includes('newsreader') || (readingRoutes.includes(route) && !file.includes('italic'))) &&
    (!file.includes('extended') || languageOf(locale) === 'pl') &&
    !file.includes('western')
  for (const file of fontFiles.filter(isWanted)) {
    preload(file, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  }
}

/** Header, the page's content, footer. Reads nothing that differs between visitors. */
export async function PageFrame(props: FrameProps) {
  preloadFonts(props.locale, props.route)
  const t = await getTranslations({ locale: props.locale, namespace: 'site' })
  const { isDemo, mailboxUrl } = environment()
  return (
    <>
      <SkipLink label={t('skip.toContent')} />
      {isDemo ? (
        <DemoBanner label={t('demo.banner')}>
          <strong className="font-semibold">{t('demo.banner')}</strong>
          <span className="hidden sm:inline">{t('demo.explanation')}</span>
          {mailboxUrl ? (
            <a href={mailboxUrl} className="tap underline underline-offset-4 sm:ml-auto">
              {t('demo.mailbox')}
            </a>
          ) : null}
        </DemoBanner>
      ) : null}
      <Header {...props} />
      <main id="content" tabIndex={-1} className="pb-20 focus:outline-none">
        {props.children}
      </main>
      <Footer {...props} />
    </>
  )
}
