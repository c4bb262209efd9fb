import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Container, PageHeading } from '#ui/page.tsx'
import { typeset } from '#ui/typeset.tsx'
import { CommentForm } from './comment-form.tsx'
import { QuotedComment } from './comment-words.tsx'

interface Props {
  article: { id: number; slug: string; title: string }
  parent: { id: string; authorName: string; body: string } | null
  kept: Parameters<typeof CommentForm>[0]['kept']
  locale: Locale
  stamp: string
}

/** The form on a page of its own: to answer somebody, and where a refused form comes back to. */
export function CommentPage({ article, parent, kept = null, locale, stamp }: Props) {
  const t = translator(locale, 'comments')
  const title = parent ? t('form.replyTitle', { name: parent.authorName }) : t('form.title')
  return (
    <Container>
      <PageHeading title={title} lead={t('section.policy')} />
      <div className="grid max-w-2xl gap-8">
        <p>
          <a href={addressOf(locale, 'article', { slug: article.slug })} className="link">
            {typeset(article.title)}
          </a>
        </p>
        {parent ? <QuotedComment label={t('form.answered')} {...parent} /> : null}
        <CommentForm
          articleId={article.id}
          locale={locale}
          stamp={stamp}
          parentId={parent?.id ?? null}
          kept={kept}
        />
      </div>
    </Container>
  )
}
