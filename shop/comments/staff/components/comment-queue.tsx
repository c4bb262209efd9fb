import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { Pagination } from '#ui/navigation.tsx'
import type { SummaryProblem } from '#ui/notice.tsx'
import { EmptyState } from '#ui/page.tsx'
import type { CommentStatus } from '../../comment.ts'
import type { ModeratedComment } from '../moderation.ts'
import { BulkForm } from './bulk-form.tsx'
import { CommentCard } from './comment-card.tsx'
import { QueueKeys } from './queue-keys.tsx'

interface Props {
  comments: ModeratedComment[]
  state: CommentStatus
  locale: Locale
  staff: StaffMember
  here: string
  first: string | null
  next: string | null
  problems: SummaryProblem[]
}

/** The comments of one state, each with its buttons; waiting ones can be ticked and decided together. */
export function CommentQueue({ comments, state, locale, staff, here, first, next, problems }: Props) {
  const t = translator(locale, 'staff-comments')
  if (comments.length === 0) return <EmptyState title={t(`empty.${state}`)} />
  const isWaiting = state === 'pending'
  const keys: [string, string][] = [
    ['j', t('keys.next')],
    ['k', t('keys.previous')],
    ...(isWaiting ? ([['a', t('keys.approve')]] as [string, string][]) : []),
    ['r', t('keys.reject')],
    ['s', t('keys.spam')],
    ['c', t('keys.answer')],
    ...(isWaiting ? ([['x', t('keys.tick')]] as [string, string][]) : []),
  ]
  const canBeDecided = isWaiting || state === 'approved'
  const words = { title: t('keys.title'), switch: t('keys.switch'), none: t('keys.none'), keys }
  return (
    <div className="grid gap-4">
      {canBeDecided ? <QueueKeys words={words} /> : null}
      <div>
        {comments.map((comment, index) => (
          <CommentCard
            key={comment.id}
            comment={comment}
            locale={locale}
            staff={staff}
            here={here}
            next={comments[index + 1]?.id}
            bulkForm="bulk"
          />
        ))}
      </div>
      {isWaiting ? <BulkForm id="bulk" locale={locale} here={here} problems={problems} /> : null}
      {first || next ? (
        <Pagination
          words={{
            label: t('pages.label'),
            previous: t('pages.previous'),
            next: t('pages.next'),
          }}
          position={t('pages.position', { shown: comments.length })}
          previous={first}
          next={next}
        />
      ) : null}
    </div>
  )
}
