import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/field.tsx'
import type { ModeratedComment } from '../moderation.ts'
import { ReasonChoice } from './reason-choice.tsx'

interface Props {
  comment: ModeratedComment
  locale: Locale
  /** Address of the page, to come back to. */
  here: string
  /** The comment that is in view after this one. */
  next?: string | undefined
}

/** What a form sends along whatever is decided. */
function Hidden({ comment, here, next }: Omit<Props, 'locale'>) {
  return (
    <>
      <input type="hidden" name="seen" value={comment.status} />
      <input type="hidden" name="back" value={here} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
    </>
  )
}

/** Approve, spam, and reject with its reason: one form, one press each. */
export function DecisionForm({ comment, locale, here, next }: Props) {
  const t = translator(locale, 'staff-comments')
  const id = `decide-${comment.id}`
  const isWaiting = comment.status === 'pending'
  return (
    <WorkshopForm locale={locale} id={id} action="/staff/api/comments/decide" className="grid gap-3">
      <input type="hidden" name={`comment-${comment.id}`} value="on" />
      <Hidden comment={comment} here={here} next={next} />
      <div className="flex flex-wrap items-start gap-3">
        {isWaiting ? (
          <Button name="decision" value="approved" data-action="approve">
            {t('actions.approve')}
          </Button>
        ) : null}
        <Button kind="secondary" name="decision" value="spam" data-action="spam">
          {t('actions.spam')}
        </Button>
        <details className="min-w-0 basis-full sm:basis-64" data-action="reject">
          <summary className="inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4">
            {isWaiting ? t('actions.rejectMore') : t('actions.takeDown')}
          </summary>
          <div className="mt-2 grid gap-3">
            <ReasonChoice id={`${id}-reason`} locale={locale} />
            <Button kind="secondary" name="decision" value="rejected">
              {isWaiting ? t('actions.rejectSend') : t('actions.takeDownSend')}
            </Button>
          </div>
        </details>
      </div>
    </WorkshopForm>
  )
}

interface AnswerProps extends Props {
  /** Name the answer appears under. */
  name: string
  /** One-time id of the form. */
  action: string
  kept?: { values: Record<string, string>; problems: FormProblems } | null
  isOpen?: boolean
}

/** The shop's answer below the comment. */
export function AnswerForm({ comment, locale, here, name, action, kept, isOpen = false }: AnswerProps) {
  const t = translator(locale, 'staff-comments')
  const id = `answer-${comment.id}`
  return (
    <details open={isOpen} data-action="answer">
      <summary className="inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4">
        {t('actions.answer')}
      </summary>
      <WorkshopForm
        locale={locale}
        id={id}
        action="/staff/api/comments/answer"
        className="mt-2 grid max-w-prose gap-3"
        problems={kept?.problems.summary ?? []}
      >
        <input type="hidden" name="comment" value={comment.id} />
        <input type="hidden" name="action" value={action} />
        <Hidden comment={comment} here={here} />
        <TextArea
          id={`${id}-body`}
          name="body"
          rows={4}
          lang={comment.language}
          label={t('actions.answerLabel')}
          hint={t('actions.answerHint', { name })}
          error={kept?.problems.of('body')}
          defaultValue={kept?.values.body ?? ''}
          required
        />
        <Button kind="secondary" className="justify-self-start">
          {comment.status === 'pending' ? t('actions.approveAndAnswer') : t('actions.answerSend')}
        </Button>
      </WorkshopForm>
    </details>
  )
}
