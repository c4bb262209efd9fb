import { languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import {
  articlesAddress,
  coverForm,
  factsForm,
  sourceForm,
  textAddress,
} from '#shop/articles/staff/address.ts'
import { CoverForm } from '#shop/articles/staff/components/cover-form.tsx'
import { FactsForm } from '#shop/articles/staff/components/facts-form.tsx'
import { PairedProductsPanel } from '#shop/articles/staff/components/paired-products.tsx'
import { sourceFields } from '#shop/articles/staff/components/source-fields.tsx'
import { Sources } from '#shop/articles/staff/components/sources.tsx'
import { TextStateWords } from '#shop/articles/staff/components/text-states.tsx'
import { findCover } from '#shop/articles/staff/queries/find-cover.ts'
import { searchProducts, searchReferences } from '#shop/articles/staff/queries/search.ts'
import { findStaffArticle } from '#shop/articles/staff/queries/staff-articles.ts'
import type { StaffArticle } from '#shop/articles/staff/staff-article.ts'
import { isOffered } from '#shop/staff/permission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

const outcomes = ['saved', 'sources', 'products', 'cover'] as const

function Texts({ article, locale }: { article: StaffArticle; locale: Locale }) {
  const t = translator(locale, 'staff-articles')
  return (
    <ul className="border-t border-line">
      {languages.map((language) => {
        const text = article.texts.find((each) => each.language === language)
        const name = t(`languages.${language}`)
        return (
          <li
            key={language}
            className="grid items-center gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[8rem_minmax(0,1fr)_10rem_11rem]"
          >
            <span className="font-semibold">{name}</span>
            <span lang={language}>{text?.title}</span>
            <TextStateWords text={text} publishedAt={article.publishedAt} locale={locale} />
            <a href={textAddress(article.id, language)} className="link inline-flex min-h-11 items-center">
              {t(text ? 'article.edit' : 'article.write', { language: name })}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

export default workshopPage('articles:read', async ({ staff, locale, params, search }) => {
  const id = rowIdOf(params.id)
  const article = await findStaffArticle(database(), staff, id)
  if (!article) return null
  const t = translator(locale, 'staff-articles')
  const wish = (words: string | undefined) => ({ words: (words ?? '').slice(0, 100), articleId: id })
  const coverNames = languages.map((language) => {
    return [`alt-${language}`, t('cover.text', { language: t(`languages.${language}`) })]
  })
  const [cover, keptCover, foundSources, foundProducts, facts, source] = await Promise.all([
    findCover(database(), staff, id),
    keptStaffForm(locale, coverForm(id), {
      picture: t('cover.file'),
      ...Object.fromEntries(coverNames),
    }),
    searchReferences(database(), staff, wish(search.source)),
    searchProducts(database(), staff, wish(search.product)),
    keptStaffForm(locale, factsForm(id), {
      author: t('article.author'),
      publishedOn: t('article.publishedOn'),
      reviewedOn: t('article.reviewedOn'),
    }),
    keptStaffForm(
      locale,
      sourceForm(id),
      Object.fromEntries(sourceFields.map((field) => [field, t(`source.${field}`)])),
    ),
  ])
  const own = article.texts.find(({ language }) => language === staff.language) ?? article.texts[0]
  const outcome = outcomes.find((each) => each === search.done)
  return (
    <>
      <WorkshopHeading
        locale={locale}
        title={own?.title ?? article.key}
        kicker={
          <a href={articlesAddress} className="link">
            {t('article.back')}
          </a>
        }
      />
      <div className="grid gap-12">
        {outcome ? <Notice tone="positive" role="status" title={t(`article.done.${outcome}`)} /> : null}
        {search.conflict ? (
          <Notice tone="caution" role="alert" title={t('conflict.title')}>
            <p>{t('conflict.text')}</p>
          </Notice>
        ) : null}
        <Section id="article-texts" title={t('article.texts')}>
          <Texts article={article} locale={locale} />
        </Section>
        <Section id="article-facts" title={t('article.facts')}>
          <FactsForm article={article} locale={locale} kept={facts} />
        </Section>
        {isOffered(staff.role, 'media:write') ? (
          <Section id="article-cover" title={t('cover.title')}>
            <CoverForm articleId={id} cover={cover} locale={locale} {...keptCover} />
          </Section>
        ) : null}
        <Section id="article-sources" title={t('article.sources')}>
          <Sources
            article={article}
            locale={locale}
            words={search.source}
            found={foundSources}
            kept={source}
          />
        </Section>
        <Section id="article-products" title={t('article.products')}>
          <PairedProductsPanel
            article={article}
            locale={locale}
            words={search.product}
            found={foundProducts}
          />
        </Section>
      </div>
    </>
  )
})
