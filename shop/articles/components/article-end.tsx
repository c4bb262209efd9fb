import type { ReactNode } from 'react'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { bindWords } from '#i18n/typography.ts'
import type { Article } from '../article.ts'
import { columns } from '#shop/prose/components/columns.tsx'

/** Who wrote it, and in whose interest it is published (CLAIM-09). */
export function ArticleEnd({
  article,
  shop,
  locale,
}: {
  article: Article
  /** The name of the shop. */
  shop: string
  locale: Locale
}) {
  const t = translator(locale, 'articles')
  const { author, pairing } = article
  return (
    <section aria-labelledby="author" className={`${columns} border-t border-ink pt-4`}>
      <h2 id="author" className="text-lead font-semibold">
        {t('page.aboutAuthor')}
      </h2>
      <div className="grid max-w-measure gap-3">
        <p className="text-lead font-semibold">
          {author.name}, <span className="font-normal text-quiet">{author.credentials}</span>
        </p>
        <p>{bindWords(author.biography)}</p>
        <p className="border-t border-line pt-3">{t('page.interest', { shop })}</p>
        {pairing === 'educational' ? <p>{t('page.educational')}</p> : null}
        <p>{t('page.noAdvice')}</p>
      </div>
    </section>
  )
}

/** Products of the shop beside a paired article; says what it is (UCPD annex I no. 11). */
export function PairedProducts({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = translator(locale, 'articles')
  return (
    <aside aria-labelledby="products" className={`${columns} no-print border-t border-ink pt-4`}>
      <div>
        <h2 id="products" className="text-lead font-semibold">
          {t('page.products')}
        </h2>
        <p className="mt-1 text-small text-quiet">{t('page.productsNote')}</p>
      </div>
      {children}
    </aside>
  )
}
