import { Fragment } from 'react'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Moment, momentWords } from '#shop/staff/components/moment.tsx'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Fieldset, RadioCard, TextArea } from '#ui/field.tsx'
import { EmptyState } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { answerLimit, answerOutcomes } from '../../answer.ts'
import { isUrgent, type Statement, type StatementKind } from '../statement.ts'
import { keptField, type KeptAction } from './order-action.tsx'

/** Until when something must be done, said loudly when it is near. */
export function DueWord({ statement, locale, now }: { statement: Statement; locale: Locale; now: Date }) {
  const t = translator(locale, 'staff-orders')
  if (statement.answeredAt)
    return (
      <StateWord tone="positive">{t(`statements.outcomes.${statement.outcome ?? 'accepted'}`)}</StateWord>
    )
  const at = momentWords(statement.dueAt, locale)
  if (statement.dueAt <= now) return <StateWord tone="critical">{t('statements.overdue', { at })}</StateWord>
  return (
    <StateWord tone={isUrgent(statement, now) ? 'caution' : 'neutral'}>
      {t('statements.due', { at })}
    </StateWord>
  )
}

/** Statements of one kind, what is due first on top. */
export function StatementList({
  kind,
  statements,
  locale,
  now,
}: {
  kind: StatementKind
  statements: Statement[]
  locale: Locale
  now: Date
}) {
  const t = translator(locale, 'staff-orders')
  if (statements.length === 0) return <EmptyState title={t(`statements.empty.${kind}`)} />
  return (
    <Table
      caption={t(`statements.${kind}`)}
      isCaptionHidden
      columns={[
        { key: 'who', head: t('statements.who') },
        { key: 'order', head: t('table.number'), isWideOnly: true },
        { key: 'what', head: t('statements.what') },
        { key: 'came', head: t('statements.came'), isWideOnly: true },
        { key: 'due', head: t('table.state') },
      ]}
      rows={statements.map((statement) => ({
        key: statement.id,
        cells: [
          <Fragment key="who">
            <a
              href={`/staff/statements/${kind}/${statement.id}`}
              className="link inline-flex min-h-6 min-w-28 items-center wrap-anywhere"
            >
              {statement.name}
            </a>
            <span className="grid text-small font-normal text-quiet sm:hidden">
              <span className="wrap-anywhere">{statement.orderNumber}</span>
              <Moment at={statement.submittedAt} locale={locale} />
            </span>
          </Fragment>,
          statement.orderId ? (
            <a key="order" href={`/staff/orders/${statement.orderId}`} className="link whitespace-nowrap">
              {statement.orderNumber}
            </a>
          ) : (
            <span key="order" className="wrap-anywhere">
              {statement.orderNumber || '–'}{' '}
              <span className="block text-small text-quiet">{t('statements.unknownOrder')}</span>
            </span>
          ),
          <span key="what" className="line-clamp-2 max-w-prose wrap-anywhere">
            {statement.text || t('statements.wholeOrder')}
          </span>,
          <Moment key="came" at={statement.submittedAt} locale={locale} />,
          <DueWord key="due" statement={statement} locale={locale} now={now} />,
        ],
      }))}
    />
  )
}

const form = 'statement'

/** What the shop says; it goes out by mail in the language of whoever wrote. */
export function AnswerStatement({
  kind,
  statement,
  locale,
  kept,
}: {
  kind: StatementKind
  statement: Statement
  locale: Locale
  kept: KeptAction | null
}) {
  const t = translator(locale, 'staff-orders')
  const outcome = keptField(kept, form, 'outcome')
  const words = keptField(kept, form, 'words')
  const language = languageOf(statement.locale)
  return (
    <WorkshopForm
      locale={locale}
      id={form}
      action={`/staff/api/statements/${kind}/${statement.id}`}
      className="grid max-w-prose gap-5"
      problems={kept?.problems.summary ?? []}
    >
      <Fieldset id={`${form}-outcome`} legend={t('statements.answer')} error={outcome.error}>
        <div className="border border-edge">
          {answerOutcomes.map((each) => (
            <RadioCard
              key={each}
              id={`${form}-outcome-${each}`}
              name="outcome"
              value={each}
              defaultChecked={outcome.value === each}
              label={t(`statements.choices.${kind}.${each}`)}
            />
          ))}
        </div>
      </Fieldset>
      <TextArea
        id={`${form}-words`}
        name="words"
        rows={7}
        lang={language}
        maxLength={answerLimit}
        label={t('statements.words')}
        hint={t(`statements.wordsHint.${language}`)}
        error={words.error}
        defaultValue={words.value ?? ''}
      />
      <Button className="justify-self-start">{t('statements.send')}</Button>
    </WorkshopForm>
  )
}
