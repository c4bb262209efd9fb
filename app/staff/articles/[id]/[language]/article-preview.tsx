import type { Language, Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import type { Article } from '#shop/articles/article.ts'
import { ArticleView } from '#shop/articles/components/article-view.tsx'
import { TextJudgementPanel } from '#shop/articles/staff/components/text-judgement.tsx'
import type { TextJudgement } from '#shop/articles/staff/staff-article.ts'
import { findShopFront } from '#shop/legal/queries.ts'
import { workshopLocale } from '#shop/staff/staff-member.ts'
import { PairedProductCards } from '../../../../[locale]/(reading)/articles/[slug]/article-page.tsx'

interface Props {
  article: Article
  judgement: TextJudgement
  language: Language
  /** Of the person who looks. */
  locale: Locale
}

/** What the law makes of a text, and the page as its readers would see it. */
export async function ArticlePreview({ article, judgement, language, locale }: Props) {
  const shown = workshopLocale({ language })
  const { name: shop } = await findShopFront(database())
  const hasProducts = article.productIds.length > 0
  return (
    <>
      <TextJudgementPanel judgement={judgement} locale={locale} />
      <div lang={language} className="mt-6 border-t-2 border-ink pt-2">
        <ArticleView
          article={article}
          shop={shop}
          locale={shown}
          products={hasProducts ? <PairedProductCards article={article} locale={shown} /> : null}
          comments={null}
          next={[]}
        />
      </div>
    </>
  )
}
