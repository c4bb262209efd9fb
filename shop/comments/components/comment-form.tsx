import { addressOf } from '#i18n/address.ts'
import { formProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { EmailInput, TextArea, TextInput } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import { bodyLimit, nameLimit } from '../comment-input.ts'
import { Honeypot } from './honeypot.tsx'

const id = 'comment-form'

interface KeptForm {
  values: Record<string, string>
  problems: { field: string | null; key: string; facts?: Record<string, string | number> }[]
}

interface Props {
  articleId: number
  locale: Locale
  /** Says, signed, when the form was made. */
  stamp: string
  parentId?: string | null
  /** What was typed before, with what was wrong. */
  kept?: KeptForm | null
}

/** The form as people know it: name, address, text. Works without a script. */
export function CommentForm({ articleId, locale, stamp, parentId = null, kept = null }: Props) {
  const t = translator(locale, 'comments')
  const values = kept?.values ?? {}
  const fields = { name: t('form.name'), email: t('form.email'), body: t('form.body') }
  const problems = formProblems(locale, { id, fields }, kept?.problems ?? [])
  const words = { id, failureMessage: t('form.failure') }
  return (
    <EnhancedForm {...words} action="/api/comments" className="grid gap-5">
      <ErrorSummary id={`${id}-problems`} title={t('form.problems')} problems={problems.summary} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="article" value={articleId} />
      <input type="hidden" name="stamp" value={stamp} />
      {parentId === null ? null : <input type="hidden" name="parent" value={parentId} />}
      <TextInput
        id={`${id}-name`}
        name="name"
        label={t('form.name')}
        autoComplete="nickname"
        maxLength={nameLimit}
        defaultValue={values.name}
        error={problems.of('name')}
      />
      <EmailInput
        id={`${id}-email`}
        name="email"
        label={t('form.email')}
        hint={t('form.emailHint')}
        defaultValue={values.email}
        error={problems.of('email')}
      />
      <TextArea
        id={`${id}-body`}
        name="body"
        label={t('form.body')}
        hint={t('form.bodyHint')}
        rows={7}
        maxLength={bodyLimit}
        defaultValue={values.body}
        error={problems.of('body')}
      />
      <Honeypot id={`${id}-website`} locale={locale} />
      <div className="grid justify-items-start gap-3">
        <Button>{t('form.submit')}</Button>
        <p className="text-small text-quiet">
          {t('form.waiting')}{' '}
          <a href={addressOf(locale, 'privacy')} className="link inline-block">
            {t('form.privacy')}
          </a>
        </p>
      </div>
    </EnhancedForm>
  )
}
