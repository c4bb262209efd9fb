import type { ReactNode } from 'react'
import { marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { dateWords } from '#shop/orders/letters.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { PrivacyRequest } from '../privacy-request.ts'

interface Props {
  locale: Locale
  request: PrivacyRequest
  token: string
}

function LinkForm({
  action,
  locale,
  token,
  children,
}: Pick<Props, 'locale' | 'token'> & { action: string; children: ReactNode }) {
  return (
    <form action={action} method="post" className="grid justify-items-start gap-3">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      {children}
    </form>
  )
}

function Answer({ locale, request, token }: Props) {
  const t = translator(locale, 'privacy')
  const { wish, outcome, answer, copyUntil } = request
  return (
    <>
      <Notice tone="info" role="status" title={t(`answers.${wish}.${outcome ?? 'granted'}`)}>
        {answer ? <p className="whitespace-pre-line wrap-anywhere">{answer}</p> : null}
        {outcome === 'granted' ? null : <p>{t('authority')}</p>}
      </Notice>
      {copyUntil ? (
        <LinkForm action="/api/privacy/copy" locale={locale} token={token}>
          <Button>{t('fetch')}</Button>
          <p className="text-small text-quiet">
            {t('copyUntil', { date: dateWords(copyUntil, { locale, market: marketOf(locale) }).date })}
          </p>
        </LinkForm>
      ) : null}
    </>
  )
}

/** A request as it stands, for whoever holds the link of the mail. */
export function PrivacyRequestView(props: Props) {
  const { locale, request, token } = props
  const t = translator(locale, 'privacy')
  const date = (at: Date) => dateWords(at, { locale, market: marketOf(locale) }).date
  if (request.answeredAt) return <Answer {...props} />
  if (request.confirmedAt)
    return (
      <Notice tone="positive" role="status" title={t('receivedTitle')}>
        <p>{t(`wishes.${request.wish}`)}.</p>
        <p>{t('received', { date: date(request.askedAt), deadline: date(request.answerBy) })}</p>
      </Notice>
    )
  return (
    <LinkForm action="/api/privacy/confirm" locale={locale} token={token}>
      <p>{t(`confirm.${request.wish}`)}</p>
      <Button>{t('confirm.button')}</Button>
      <p className="text-small text-quiet">{t('confirm.notYou')}</p>
    </LinkForm>
  )
}
