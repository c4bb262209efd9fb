import type { ReactNode } from 'react'
import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Breadcrumbs } from '#ui/navigation.tsx'
import { Container, Section } from '#ui/page.tsx'
import type { Article, ArticleCard } from '../article.ts'
import { readArticleText } from '../markdown.ts'
import { leadsToProducts } from '../product-links.ts'
import { ArticleBody } from './article-body.tsx'
import { ArticleEnd, PairedProducts } from './article-end.tsx'
import { ArticleHeader } from './article-header.tsx'
import { ArticleGrid } from './article-list.tsx'
import { columns } from '#shop/prose/components/columns.tsx'
import { Contents } from '#shop/prose/components/contents.tsx'
import { ReferenceList } from './reference-list.tsx'

interface Props {
  article: Article
  /** The name of the shop. */
  shop: string
  locale: Locale
  /** Cards of the paired products; left out for an educational article, whatever is handed in (CLAIM-09). */
  products: ReactNode
  comments: ReactNode
  next: readonly ArticleCard[]
}

/** An article with everything that belongs to it. */
export function ArticleView({ article, shop, locale, products, comments, next }: Props) {
  const t = translator(locale, 'articles')
  const site = translator(locale, 'site')
  const isEducational = article.pairing === 'educational'
  const text = readArticleText(article.body, {
    languageRoot: addressOf(locale, 'home'),
    referenceIds: article.references.map(({ id }) => id),
    citationName: (number) => t('page.citation', { number }),
    ...(isEducational && { isRefusedLink: leadsToProducts }),
  })
  const after = [
    { id: 'sources', title: t('page.sources') },
    { id: 'comments', title: t('page.comments') },
  ]
  const crumbs = [
    { label: site('breadcrumbs.home'), href: addressOf(locale, 'home') },
    { label: t('index.title'), href: addressOf(locale, 'articles') },
    { label: article.title },
  ]
  return (
    <Container className="pt-4">
      <Breadcrumbs label={site('breadcrumbs.label')} crumbs={crumbs} />
      <article>
        <ArticleHeader article={article} locale={locale} />
        <div className={columns}>
          <Contents label={t('page.contents')} sections={text.sections} after={after} />
          <ArticleBody article={article} text={text} locale={locale} />
        </div>
        <div className="mt-16 grid gap-14">
          <Section id="sources" title={t('page.sources')}>
            <ReferenceList references={article.references} citedAt={text.citedAt} locale={locale} />
          </Section>
          <ArticleEnd article={article} shop={shop} locale={locale} />
        </div>
      </article>
      <div className="mt-16 grid gap-16">
        {isEducational || !products ? null : <PairedProducts locale={locale}>{products}</PairedProducts>}
        {comments}
        {next.length > 0 ? (
          <Section id="next" title={t('page.next')} className="no-print">
            <ArticleGrid cards={next} locale={locale} />
          </Section>
        ) : null}
      </div>
    </Container>
  )
}
