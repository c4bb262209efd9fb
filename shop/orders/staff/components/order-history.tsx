import { randomUUID } from 'node:crypto'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { noteLimit } from '../order-forms.ts'
import type { StaffOrder } from '../staff-order.ts'
import { keptField, OrderAction, type KeptAction } from './order-action.tsx'

interface Props {
  found: StaffOrder
  locale: Locale
}

const machines = ['shopper', 'stripe', 'sweeper'] as const

/** Who did something: a person by name, a machine by what it is. */
function actorWords({ people }: StaffOrder, actor: string, locale: Locale): string {
  const machine = machines.find((each) => each === actor)
  return machine ? translator(locale, 'staff-orders')(`actors.${machine}`) : (people.get(actor) ?? actor)
}

/** Everything that happened to the four facts of the order. */
export function OrderEvents({ found, locale }: Props) {
  const t = translator(locale, 'staff-orders')
  const words = translator(locale, 'orders')
  const said = ({ fact, to }: StaffOrder['events'][number]): string =>
    fact === 'dispute'
      ? t(`dispute.${to as 'open'}`)
      : words(`timeline.${fact}.${to}` as 'timeline.payment.paid')
  return (
    <Section id="events" title={words('timeline.heading')}>
      <ol className="grid gap-3">
        {found.events.map((event) => (
          <li key={event.id} className="border-l-2 border-accent pl-4">
            <p className="font-medium">{said(event)}</p>
            <p className="text-small text-quiet">
              <Moment at={event.at} locale={locale} /> · {actorWords(found, event.actor, locale)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

const refundTones = {
  succeeded: 'positive',
  failed: 'critical',
  canceled: 'critical',
  requested: 'info',
  pending: 'info',
} as const

/** Money that came and money that went back. */
export function OrderMoney({ found, locale }: Props) {
  const t = translator(locale, 'staff-orders')
  const { payments, refunds } = found
  if (payments.length + refunds.length === 0) return null
  return (
    <Section id="money" title={t('money.title')}>
      <Table
        caption={t('money.title')}
        isCaptionHidden
        columns={[
          { key: 'what', head: t('money.what') },
          { key: 'when', head: t('money.when') },
          { key: 'state', head: t('money.state') },
          { key: 'amount', head: t('money.amount'), isFigure: true },
        ]}
        rows={[
          ...payments.map((payment) => ({
            key: payment.paymentIntentId,
            cells: [
              <span key="what">
                {t('money.payment')}{' '}
                <span className="block text-small font-normal text-quiet wrap-anywhere">
                  {payment.paymentIntentId}
                </span>
              </span>,
              <Moment key="at" at={payment.at} locale={locale} />,
              <StateWord key="state" tone={payment.outcome === 'succeeded' ? 'positive' : 'critical'}>
                {t(`money.outcomes.${payment.outcome as 'succeeded'}`)}
              </StateWord>,
              formatMoney(payment.amount, locale),
            ],
          })),
          ...refunds.map((refund) => ({
            key: refund.id,
            cells: [
              <span key="what">
                {t('money.refund')}: {t(`reasons.${refund.reason as 'other'}`)}
                <span className="block text-small font-normal text-quiet">
                  {actorWords(found, refund.actor, locale)}
                </span>
              </span>,
              <Moment key="at" at={refund.at} locale={locale} />,
              <span key="state" className="grid justify-items-start gap-1">
                <StateWord tone={refundTones[refund.status as 'pending']}>
                  {t(`money.statuses.${refund.status as 'pending'}`)}
                </StateWord>
                {refund.failure ? <span className="text-small">{refund.failure}</span> : null}
              </span>,
              formatMoney({ ...refund.amount, amount: -refund.amount.amount }, locale),
            ],
          })),
        ]}
      />
    </Section>
  )
}

/** Pieces that were held, taken or put back for this order. */
export function OrderStock({ found, locale }: Props) {
  const t = translator(locale, 'staff-orders')
  const names = new Map(
    found.order.lines.map(({ variantId, name, variantLabel }) => [variantId, `${name}, ${variantLabel}`]),
  )
  return (
    <Section id="stock" title={t('stock.title')}>
      <Table
        caption={t('stock.title')}
        isCaptionHidden
        columns={[
          { key: 'what', head: t('stock.what') },
          { key: 'kind', head: t('stock.kind') },
          { key: 'when', head: t('money.when') },
          { key: 'pieces', head: t('stock.pieces'), isFigure: true },
        ]}
        rows={found.movements.map(({ id, variantId, kind, quantity, actor, at }) => ({
          key: id,
          cells: [
            names.get(variantId) ?? String(variantId),
            t(`stock.kinds.${kind as 'reserve'}`),
            <span key="at">
              <Moment at={at} locale={locale} />{' '}
              <span className="text-small text-quiet">{actorWords(found, actor, locale)}</span>
            </span>,
            quantity,
          ],
        }))}
      />
    </Section>
  )
}

const mailTones = { sent: 'positive', queued: 'info', dead: 'critical' } as const

/** What the shopper was written, and the button that sends it once more. */
export function OrderMails({ found, locale, kept }: Props & { kept: KeptAction | null }) {
  const t = translator(locale, 'staff-orders')
  const { order, mails } = found
  return (
    <Section id="mails" title={t('mails.title')}>
      {mails.length === 0 ? <p className="text-quiet">{t('mails.none')}</p> : null}
      <ul className="grid gap-4">
        {mails.map((mail) => (
          <li key={mail.id} className="grid gap-1 border-b border-line pb-3">
            <p className="flex flex-wrap items-center gap-x-3">
              <span className="font-medium">{t(`mails.kinds.${mail.kind as 'copy'}`)}</span>
              <StateWord tone={mailTones[mail.status as 'sent']}>
                {t(`mails.statuses.${mail.status as 'sent'}`)}
              </StateWord>
            </p>
            <p className="text-small text-quiet">
              <Moment at={mail.sentAt ?? mail.createdAt} locale={locale} />
              {mail.error ? ` · ${mail.error}` : null}
            </p>
            {mail.status === 'queued' || !order.email ? null : (
              <OrderAction
                id={`mail-${mail.id}`}
                orderId={order.id}
                path="mail"
                locale={locale}
                kept={kept}
                className="grid"
              >
                <input type="hidden" name="action" value={randomUUID()} />
                <input type="hidden" name="mail" value={mail.id} />
                <Button kind="quiet" className="justify-self-start">
                  {t('mails.again')}
                  <span className="sr-only">: {t(`mails.kinds.${mail.kind as 'copy'}`)}</span>
                </Button>
              </OrderAction>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What staff write down for each other. */
export function OrderNotes({ found, locale, kept }: Props & { kept: KeptAction | null }) {
  const t = translator(locale, 'staff-orders')
  const { order, notes } = found
  const form = 'order-note'
  const { error, value } = keptField(kept, form, 'body')
  return (
    <Section id="note" title={t('notes.title')}>
      <ul className="grid gap-3">
        {notes.map(({ id, body, author, at }) => (
          <li key={id} className="border-l-2 border-edge pl-4">
            <p className="whitespace-pre-line wrap-anywhere">{body}</p>
            <p className="text-small text-quiet">
              {actorWords(found, author, locale)}, <Moment at={at} locale={locale} />
            </p>
          </li>
        ))}
      </ul>
      <OrderAction
        id={form}
        orderId={order.id}
        path="note"
        locale={locale}
        kept={kept}
        className="mt-4 grid gap-3"
      >
        <input type="hidden" name="action" value={randomUUID()} />
        <TextArea
          id={`${form}-body`}
          name="body"
          rows={3}
          label={t('notes.label')}
          hint={t('notes.hint')}
          error={error}
          defaultValue={value ?? ''}
          maxLength={noteLimit}
        />
        <Button kind="secondary" className="justify-self-start">
          {t('notes.send')}
        </Button>
      </OrderAction>
    </Section>
  )
}
