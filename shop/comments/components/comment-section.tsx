import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Section } from '#ui/page.tsx'
import { countComments, type CommentThread as Thread } from '../thread.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentThread } from './comment-thread.tsx'

interface Props {
  threads: readonly Thread[]
  article: { id: number; slug: string }
  locale: Locale
  stamp: string
}

/** What readers say below an article, and the form to say something. */
export function CommentSection({ threads, article, locale, stamp }: Props) {
  const t = translator(locale, 'comments')
  const count = (
    <p className="text-small text-quiet">{t('section.count', { count: countComments(threads) })}</p>
  )
  return (
    <Section id="comments" title={t('section.title')} aside={count} className="no-print">
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div>
          {threads.length === 0 ? (
            <p className="text-lead text-quiet">{t('section.empty')}</p>
          ) : (
            <ol>
              {threads.map((thread) => (
                <CommentThread key={thread.id} thread={thread} slug={article.slug} locale={locale} />
              ))}
            </ol>
          )}
        </div>
        <section aria-labelledby="write" className="content-start">
          <h3 id="write" className="text-lead font-semibold">
            {t('form.title')}
          </h3>
          <p className="mt-1 mb-5 text-small text-quiet">{t('section.policy')}</p>
          <CommentForm articleId={article.id} locale={locale} stamp={stamp} />
        </section>
      </div>
    </Section>
  )
}
