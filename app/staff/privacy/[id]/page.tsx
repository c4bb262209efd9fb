import type { ReactNode } from 'react'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { HeldCounts } from '#shop/privacy/staff/components/held-data.tsx'
import { AnswerRequest, privacyAnswerForm, RequestState } from '#shop/privacy/staff/components/requests.tsx'
import {
  findHeldData,
  findStaffPrivacyRequest,
  type StaffPrivacyRequest,
} from '#shop/privacy/staff/queries.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { findActorName } from '#shop/staff/queries.ts'
import { LinkButton } from '#ui/button.tsx'
import { ErrorSummary, Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { Facts } from '#ui/table.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

type Row = [ReactNode, ReactNode]

async function RequestFacts({ request, locale }: { request: StaffPrivacyRequest; locale: Locale }) {
  const t = translator(locale, 'staff-privacy')
  const moment = (at: Date) => <Moment key={at.toISOString()} at={at} locale={locale} />
  const { askedAt, confirmedAt, answeredAt, answeredBy, copiedAt } = request
  const language = translator(locale, 'staff-orders')(`languages.${languageOf(request.locale)}`)
  return (
    <Facts
      rows={[
        [
          t('requests.who'),
          <span key="who" className="wrap-anywhere">
            {request.email ?? t('requests.gone')}
          </span>,
        ],
        [t('requests.asked'), moment(askedAt)],
        ...(confirmedAt ? [[t('requests.proved'), moment(confirmedAt)] satisfies Row] : []),
        [t('requests.language'), language],
        ...(answeredAt
          ? [[t('requests.by'), (await findActorName(database(), answeredBy)) ?? '–'] satisfies Row]
          : []),
        ...(copiedAt ? [[t('requests.fetched'), moment(copiedAt)] satisfies Row] : []),
      ]}
    />
  )
}

function GivenAnswer({ request, locale }: { request: StaffPrivacyRequest; locale: Locale }) {
  const t = translator(locale, 'staff-privacy')
  return (
    <p lang={languageOf(request.locale)} className="max-w-prose whitespace-pre-line wrap-anywhere">
      {request.answer || t(`requests.outcomes.${request.outcome ?? 'granted'}`)}
    </p>
  )
}

export default workshopPage('privacy:handle', async ({ staff, locale, params, search }) => {
  const request = await findStaffPrivacyRequest(database(), staff, params.id ?? '')
  if (!request) return null
  const t = translator(locale, 'staff-privacy')
  const fields = { outcome: t('requests.answer'), words: t('requests.words') }
  const kept = await keptStaffForm(locale, privacyAnswerForm, fields)
  const isOpen = request.answeredAt === null
  const held = isOpen && request.email ? await findHeldData(database(), staff, request.email) : null
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={<RequestState request={request} locale={locale} now={new Date()} />}
        title={t(`requests.wishes.${request.wish}`)}
      />
      <div className="grid max-w-4xl gap-8">
        {search.done === 'answered' ? (
          <Notice tone="positive" role="status" title={t('requests.sent')} />
        ) : null}
        <ErrorSummary
          id={`${privacyAnswerForm}-late`}
          title={translator(locale, 'staff')('problems')}
          problems={isOpen ? [] : kept.problems.summary}
        />
        <RequestFacts request={request} locale={locale} />
        {held ? (
          <Section id="held" title={t('held', { email: held.email })}>
            <HeldCounts locale={locale} held={held} />
          </Section>
        ) : null}
        <Section id="answer" title={t('requests.answer')}>
          {isOpen ? (
            <AnswerRequest locale={locale} request={request} values={kept.values} problems={kept.problems} />
          ) : (
            <GivenAnswer request={request} locale={locale} />
          )}
        </Section>
        <LinkButton kind="quiet" className="justify-self-start" href="/staff/privacy">
          {t('requests.back')}
        </LinkButton>
      </div>
    </>
  )
})
