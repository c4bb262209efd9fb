import type { ReactNode } from 'react'
import { translator } from '#i18n/translator.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { OrderOutcome } from '#shop/orders/staff/components/order-outcome.tsx'
import { AnswerStatement, DueWord } from '#shop/orders/staff/components/statements.tsx'
import { findStatement } from '#shop/orders/staff/queries/list-statements.ts'
import { isStatementKind, type FoundStatement } from '#shop/orders/staff/statement.ts'
import { Moment, momentWords } from '#shop/staff/components/moment.tsx'
import { findActorName } from '#shop/staff/queries.ts'
import { LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Facts } from '#ui/table.tsx'
import { keptAction } from '../../../kept-action.ts'
import { WorkshopHeading, workshopPage } from '../../../workshop-page.tsx'

type Row = [ReactNode, ReactNode]

function complaintRows(found: FoundStatement, locale: Locale): Row[] {
  if (found.kind !== 'complaints') return []
  const words = translator(locale, 'legal')
  const { reference, item, noticed, wish } = found.complaint
  return [
    [translator(locale, 'staff-orders')('statements.reference'), reference],
    ...(item ? [[words('complaint.item'), item] satisfies Row] : []),
    ...(noticed ? [[words('complaint.noticed'), noticed] satisfies Row] : []),
    [words('complaint.wish'), words(`complaint.wishes.${wish}`)],
  ]
}

function StatementFacts({ found, locale }: { found: FoundStatement; locale: Locale }) {
  const t = translator(locale, 'staff-orders')
  const { statement } = found
  const order = statement.orderId ? (
    <a href={`/staff/orders/${statement.orderId}`} className="link">
      {statement.orderNumber}
    </a>
  ) : (
    `${statement.orderNumber || '–'} (${t('statements.unknownOrder')})`
  )
  return (
    <Facts
      rows={[
        [t('statements.came'), <Moment key="came" at={statement.submittedAt} locale={locale} />],
        [t('table.number'), order],
        [t('table.name'), statement.name],
        [
          translator(locale, 'orders')('facts.email'),
          <span key="email" className="wrap-anywhere">
            {statement.email}
          </span>,
        ],
        [t('statements.language'), t(`languages.${languageOf(statement.locale)}`)],
        ...complaintRows(found, locale),
      ]}
    />
  )
}

async function Answer({ found, locale }: { found: FoundStatement; locale: Locale }) {
  const t = translator(locale, 'staff-orders')
  const { statement, kind } = found
  if (!statement.answeredAt) {
    const kept = await keptAction(locale, 'statement')
    return <AnswerStatement kind={kind} statement={statement} locale={locale} kept={kept} />
  }
  const name = (await findActorName(database(), statement.answeredBy)) ?? '–'
  return (
    <div className="grid gap-2">
      <p>{t('statements.answered', { name, at: momentWords(statement.answeredAt, locale) })}</p>
      {statement.answer ? (
        <p
          lang={languageOf(statement.locale)}
          className="max-w-prose border-l-2 border-accent pl-4 whitespace-pre-line wrap-anywhere"
        >
          {statement.answer}
        </p>
      ) : null}
    </div>
  )
}

export default workshopPage('orders:read', async ({ staff, locale, params, search }) => {
  const { kind, id = '' } = params
  const found = isStatementKind(kind) ? await findStatement(database(), staff, { kind, id }) : null
  if (!found) return null
  const t = translator(locale, 'staff-orders')
  const { statement } = found
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={<DueWord statement={statement} locale={locale} now={new Date()} />}
        title={t(`statements.one.${found.kind}`, { name: statement.name })}
      />
      <div className="grid max-w-4xl gap-8">
        <OrderOutcome locale={locale} done={search.done} />
        <StatementFacts found={found} locale={locale} />
        <Section id="text" title={t('statements.what')}>
          <p lang={languageOf(statement.locale)} className="max-w-prose whitespace-pre-line wrap-anywhere">
            {statement.text || t('statements.wholeOrder')}
          </p>
        </Section>
        <Section id="answer" title={t('statements.answer')}>
          <Answer found={found} locale={locale} />
        </Section>
        <LinkButton kind="quiet" className="justify-self-start" href="/staff/statements">
          {t('statements.backToList')}
        </LinkButton>
      </div>
    </>
  )
})
