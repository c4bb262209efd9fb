import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Container, EmptyState, PageHeading } from '#ui/page.tsx'
import type { ArticleCard } from '../article.ts'
import { ArticleGrid, LeadArticle } from './article-list.tsx'

/** The front page of the magazine. */
export function ArticleIndex({ cards, locale }: { cards: readonly ArticleCard[]; locale: Locale }) {
  const t = translator(locale, 'articles')
  const [first, ...others] = cards
  return (
    <Container>
      <PageHeading title={t('index.title')} lead={t('index.lead')} />
      {first ? (
        <div className="grid gap-16">
          <LeadArticle card={first} locale={locale} label={t('index.newest')} isFirst />
          {others.length > 0 ? <ArticleGrid cards={others} locale={locale} headingLevel={2} /> : null}
          <p className="text-small">
            <a href={addressOf(locale, 'feed')} type="application/atom+xml" className="link">
              {t('index.feed')}
            </a>
          </p>
        </div>
      ) : (
        <EmptyState title={t('index.empty')} />
      )}
    </Container>
  )
}
