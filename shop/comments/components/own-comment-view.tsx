import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Container, PageHeading, Section } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { commentAnchor, type OwnComment } from '../comment.ts'
import { CommentDay, CommentWords, QuotedComment } from './comment-words.tsx'

type State = 'pending' | 'approved' | 'refused' | 'withdrawn'

const tones = { pending: 'info', approved: 'positive', refused: 'info', withdrawn: 'info' } as const

function stateOf({ status, isWithdrawn }: OwnComment): State {
  if (isWithdrawn) return 'withdrawn'
  return status === 'pending' || status === 'approved' ? status : 'refused'
}

interface Props {
  comment: OwnComment
  article: { slug: string; title: string } | null
  locale: Locale
  token: string
}

function Withdrawal({ locale, token }: Pick<Props, 'locale' | 'token'>) {
  const t = translator(locale, 'comments')
  return (
    <Section id="withdraw" title={t('own.withdrawTitle')}>
      <form
        action="/api/comments/withdraw"
        method="post"
        className="grid max-w-measure justify-items-start gap-4"
      >
        <p>{t('own.kept')}</p>
        <p>{t('own.withdrawText')}</p>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="token" value={token} />
        <Button kind="secondary">{t('own.withdraw')}</Button>
      </form>
    </Section>
  )
}

function Outcome({ comment, locale, state }: Pick<Props, 'comment' | 'locale'> & { state: State }) {
  const t = translator(locale, 'comments')
  const { decisionReason } = comment
  return (
    <Notice tone={tones[state]} title={t(`own.states.${state}`)} role="status">
      <p>{t(`own.texts.${state}`)}</p>
      {state === 'refused' && decisionReason ? (
        <p>{t('own.reason', { reason: t(`refusal.${decisionReason}`) })}.</p>
      ) : null}
      {state === 'refused' ? (
        <p>
          <a href={addressOf(locale, 'contact')} className="link">
            {t('own.objection')}
          </a>
        </p>
      ) : null}
    </Notice>
  )
}

function Words({ comment, locale, state }: Pick<Props, 'comment' | 'locale'> & { state: State }) {
  const t = translator(locale, 'comments')
  return (
    <div className="grid gap-4">
      {comment.answersTo ? <QuotedComment label={t('form.answered')} {...comment.answersTo} /> : null}
      <article className="grid gap-1.5 border-y border-line py-4">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-semibold wrap-anywhere">{comment.authorName}</span>
          <span className="text-small text-quiet">
            <CommentDay at={comment.createdAt} locale={locale} />
          </span>
          {state === 'pending' ? <StateWord tone="caution">{t('own.waiting')}</StateWord> : null}
        </p>
        <div className="wrap-anywhere">
          <CommentWords body={comment.body} />
        </div>
      </article>
    </div>
  )
}

function WayBack({ comment, article, locale, state }: Omit<Props, 'token'> & { state: State }) {
  if (!article) return null
  const t = translator(locale, 'comments')
  const address = addressOf(locale, 'article', { slug: article.slug })
  const isPublished = state === 'approved'
  return (
    <p>
      <LinkButton href={isPublished ? `${address}#${commentAnchor(comment.id)}` : address}>
        {isPublished ? t('own.see') : t('form.backToArticle')}
      </LinkButton>
    </p>
  )
}

/** What became of a comment, for its author alone. */
export function OwnCommentView({ comment, article, locale, token }: Props) {
  const state = stateOf(comment)
  const isThere = state !== 'withdrawn'
  return (
    <Container>
      <PageHeading title={translator(locale, 'comments')('own.title')} lead={article?.title} />
      <div className="grid max-w-3xl gap-10">
        <Outcome comment={comment} locale={locale} state={state} />
        {isThere ? <Words comment={comment} locale={locale} state={state} /> : null}
        <WayBack comment={comment} article={article} locale={locale} state={state} />
        {isThere ? <Withdrawal locale={locale} token={token} /> : null}
      </div>
    </Container>
  )
}
