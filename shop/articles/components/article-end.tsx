import type { ReactNode } from 'react'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Article } from '../article.ts'

/** Who wrote it, and in whose interest it is published (CLAIM-09). */
export function ArticleEnd({ article, locale }: { article: Article; locale: Locale }) {
  const t = translator(locale, 'articles')
  const { author, pairing } = article
  return (
    <div className="grid gap-x-12 gap-y-6 border-t border-ink pt-4 md:grid-cols-2">
      <section aria-labelledby="author">
        <h2 id="author" className="text-small font-semibold text-quiet">
          {t('page.aboutAuthor')}
        </h2>
        <p className="mt-2 text-lead font-semibold">
          {author.name}
          <span className="block text-base font-normal text-quiet">{author.credentials}</span>
        </p>
        <p className="mt-2 max-w-prose">{author.biography}</p>
      </section>
      <div className="grid content-start gap-3 md:pt-7">
        <p>{t('page.interest')}</p>
        {pairing === 'educational' ? <p>{t('page.educational')}</p> : null}
        <p>{t('page.noAdvice')}</p>
      </div>
    </div>
  )
}

/** Products of the shop beside a paired article; says what it is (UCPD annex I no. 11). */
export function PairedProducts({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = translator(locale, 'articles')
  return (
    <aside aria-labelledby="products" className="no-print border-t border-ink pt-4">
      <h2 id="products" className="text-title font-semibold tracking-tight">
        {t('page.products')}
      </h2>
      <p className="mb-6 text-small text-quiet">{t('page.productsNote')}</p>
      {children}
    </aside>
  )
}
