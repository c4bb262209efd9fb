import type { ReactNode } from 'react'
import { addressOf, type RouteName } from '#i18n/address.ts'
import { isoDay, longDate } from '#i18n/dates.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { columns } from '#shop/prose/components/columns.tsx'
import { Contents } from '#shop/prose/components/contents.tsx'
import { ProseText } from '#shop/prose/components/prose-text.tsx'
import { readMarkdown } from '#shop/prose/markdown.ts'
import { Breadcrumbs } from '#ui/navigation.tsx'
import { Container, Prose } from '#ui/page.tsx'
import { typeset } from '#ui/typeset.tsx'
import type { LegalText } from '../legal-text.ts'
import type { SaidTrader } from '../trader.ts'

const related = [
  ['terms', 'terms'],
  ['privacy', 'privacy'],
  ['delivery', 'deliveryAndReturns'],
  ['withdrawalInformation', 'withdrawal'],
  ['complaint', 'complaint'],
  ['contact', 'contact'],
  ['accessibility', 'accessibility'],
] as const satisfies [RouteName, string][]

interface Props {
  text: LegalText
  route: RouteName
  /** Who sells; null in a preview of a shop that has not said so yet. */
  trader: SaidTrader | null
  locale: Locale
  /** Above the text: who sells, the way to a function. */
  children?: ReactNode
}

function Version({ text, locale }: { text: LegalText; locale: Locale }) {
  const t = translator(locale, 'legal')
  return (
    <p className="flex flex-wrap gap-x-4 border-t border-ink pt-3 text-small">
      <span>
        <time dateTime={isoDay(text.validFrom)}>
          {t('page.validFrom', { date: longDate(text.validFrom, locale) })}
        </time>
      </span>
      <span className="text-quiet">{t('page.version', { version: text.version })}</span>
    </p>
  )
}

function Related({ route, locale }: { route: RouteName; locale: Locale }) {
  const t = translator(locale, 'legal')
  return (
    <nav aria-label={t('page.related')} className="no-print">
      <p className="font-semibold">{t('page.related')}</p>
      <ul className="mt-2 flex flex-wrap gap-x-6">
        {related
          .filter(([other]) => other !== route)
          .map(([other, name]) => (
            <li key={other}>
              <a
                href={addressOf(locale, other)}
                className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
              >
                {t(`names.${name}`)}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

/** A legal text as it is in force: what it is, since when, the way through it, and where to ask. */
export function LegalPage({ text, route, trader, locale, children }: Props) {
  const t = translator(locale, 'legal')
  const site = translator(locale, 'site')
  const { tree, sections } = readMarkdown(text.body, { languageRoot: addressOf(locale, 'home') })
  const crumbs = [{ label: site('breadcrumbs.home'), href: addressOf(locale, 'home') }, { label: text.title }]
  return (
    <Container className="pt-4">
      <Breadcrumbs label={site('breadcrumbs.label')} crumbs={crumbs} />
      <article>
        <header className="grid gap-6 pt-6 pb-8 md:pt-10">
          <div className="grid max-w-3xl gap-3">
            <h1 className="text-display font-semibold tracking-tight">{text.title}</h1>
            <p className="max-w-[52ch] text-lead text-pretty text-quiet">{typeset(text.summary)}</p>
          </div>
          <Version text={text} locale={locale} />
        </header>
        <div className={columns}>
          <Contents label={t('page.contents')} sections={sections} after={[]} />
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-8 [&>.prose>:first-child]:mt-0">
            {children}
            <Prose isPlain>
              <ProseText tree={tree} tableName={text.title} />
            </Prose>
            <div className="grid max-w-measure gap-3 border-t border-line pt-4 text-small text-quiet">
              {route === 'terms' ? <p>{t('page.orderVersion')}</p> : null}
              {trader ? (
                <p>{typeset(t('page.questions', { email: trader.email, phone: trader.phone }))}</p>
              ) : null}
              {trader?.fictional ? <p>{t('page.fictional', { company: trader.company })}</p> : null}
            </div>
            <Related route={route} locale={locale} />
          </div>
        </div>
      </article>
    </Container>
  )
}
