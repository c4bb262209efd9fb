import { addressOf } from '#i18n/address.ts'
import { formProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { EmailInput, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import { Container, PageHeading } from '#ui/page.tsx'
import { reportLimit } from '../comment-input.ts'
import { QuotedComment } from './comment-words.tsx'
import { Honeypot } from './honeypot.tsx'

const id = 'report-form'

interface Props {
  comment: { id: string; authorName: string; body: string }
  locale: Locale
  kept: {
    values: Record<string, string>
    problems: { field: string | null; key: string; facts?: Record<string, string | number> }[]
  } | null
}

/** Notice of unlawful content (Reg. (EU) 2022/2065 art. 16): which comment, why, and where to answer. */
export function ReportView({ comment, locale, kept }: Props) {
  const t = translator(locale, 'comments')
  const values = kept?.values ?? {}
  const fields = { reason: t('report.reason'), email: t('report.email') }
  const problems = formProblems(locale, { id, fields }, kept?.problems ?? [])
  return (
    <Container>
      <PageHeading title={t('report.title')} lead={t('report.lead')} />
      <div className="grid max-w-2xl gap-8">
        <QuotedComment label={t('report.reported')} authorName={comment.authorName} body={comment.body} />
        <EnhancedForm
          id={id}
          action="/api/comments/report"
          failureMessage={t('form.failure')}
          className="grid gap-5"
        >
          <ErrorSummary id={`${id}-problems`} title={t('form.problems')} problems={problems.summary} />
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="comment" value={comment.id} />
          <TextArea
            id={`${id}-reason`}
            name="reason"
            label={t('report.reason')}
            maxLength={reportLimit}
            defaultValue={values.reason}
            error={problems.of('reason')}
          />
          <EmailInput
            id={`${id}-email`}
            name="email"
            label={t('report.email')}
            optional={t('report.optional')}
            hint={t('report.emailHint')}
            defaultValue={values.email}
            error={problems.of('email')}
          />
          <Honeypot id={`${id}-website`} locale={locale} />
          <div>
            <Button>{t('report.submit')}</Button>
          </div>
        </EnhancedForm>
      </div>
    </Container>
  )
}

export function ReportReceipt({ locale, slug }: { locale: Locale; slug: string }) {
  const t = translator(locale, 'comments')
  return (
    <Container>
      <PageHeading title={t('report.sentTitle')} lead={t('report.sent')} />
      <LinkButton href={addressOf(locale, 'article', { slug })}>{t('form.backToArticle')}</LinkButton>
    </Container>
  )
}
