import type { FormProblems } from '#i18n/form-problems.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Moment, momentWords } from '#shop/staff/components/moment.tsx'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Fieldset, RadioCard, TextArea } from '#ui/field.tsx'
import { EmptyState } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { isDeadlineNear, privacyOutcomes, type PrivacyRequest } from '../../privacy-request.ts'
import { privacyAnswerLimit } from '../person.ts'

/** A request as it stands in the list. */
type Listed = PrivacyRequest & { email: string | null }

/** Until when an answer is owed, said loudly when that is near. */
export function RequestState({ request, locale, now }: { request: Listed; locale: Locale; now: Date }) {
  const t = translator(locale, 'staff-privacy')
  if (request.answeredAt)
    return <StateWord tone="positive">{t(`requests.outcomes.${request.outcome ?? 'granted'}`)}</StateWord>
  const at = momentWords(request.answerBy, locale)
  if (request.answerBy <= now) return <StateWord tone="critical">{t('requests.overdue', { at })}</StateWord>
  return (
    <StateWord tone={isDeadlineNear(request.answerBy, now) ? 'caution' : 'neutral'}>
      {t('requests.due', { at })}
    </StateWord>
  )
}

/** Requests that were proved, what is due first on top. */
export function RequestList({ requests, locale, now }: { requests: Listed[]; locale: Locale; now: Date }) {
  const t = translator(locale, 'staff-privacy')
  if (requests.length === 0) return <EmptyState title={t('requests.none')} />
  return (
    <Table
      caption={t('requests.title')}
      isCaptionHidden
      columns={[
        { key: 'who', head: t('requests.who') },
        { key: 'wish', head: t('kind') },
        { key: 'asked', head: t('requests.asked') },
        { key: 'state', head: t('requests.state') },
      ]}
      rows={requests.map((request) => ({
        key: request.id,
        cells: [
          <a
            key="who"
            href={`/staff/privacy/${request.id}`}
            className="link inline-flex min-h-6 items-center wrap-anywhere"
          >
            {request.email ?? t('requests.gone')}
          </a>,
          t(`requests.wishes.${request.wish}`),
          <Moment key="asked" at={request.askedAt} locale={locale} />,
          <RequestState key="state" request={request} locale={locale} now={now} />,
        ],
      }))}
    />
  )
}

export const privacyAnswerForm = 'privacy-answer'

interface AnswerProps {
  locale: Locale
  request: PrivacyRequest
  values: Record<string, string>
  problems: FormProblems
}

/** What is done about a request; it goes out by mail in the language of whoever asked. */
export function AnswerRequest({ locale, request, values, problems }: AnswerProps) {
  const t = translator(locale, 'staff-privacy')
  const language = languageOf(request.locale)
  return (
    <WorkshopForm
      locale={locale}
      id={privacyAnswerForm}
      action={`/staff/api/privacy/requests/${request.id}`}
      className="grid max-w-prose gap-5"
      problems={problems.summary}
    >
      <Fieldset
        id={`${privacyAnswerForm}-outcome`}
        legend={t('requests.answer')}
        error={problems.of('outcome')}
      >
        <div className="border border-edge">
          {privacyOutcomes.map((outcome) => (
            <RadioCard
              key={outcome}
              id={`${privacyAnswerForm}-outcome-${outcome}`}
              name="outcome"
              value={outcome}
              defaultChecked={values.outcome === outcome}
              label={t(`requests.choices.${request.wish}.${outcome}`)}
            />
          ))}
        </div>
      </Fieldset>
      <TextArea
        id={`${privacyAnswerForm}-words`}
        name="words"
        rows={6}
        lang={language}
        maxLength={privacyAnswerLimit}
        label={t('requests.words')}
        hint={t(`requests.wordsHint.${language}`)}
        error={problems.of('words')}
        defaultValue={values.words ?? ''}
      />
      <Button className="justify-self-start">{t('requests.send')}</Button>
    </WorkshopForm>
  )
}
