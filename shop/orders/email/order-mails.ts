import 'server-only'
import type { MailRenderer, OutboxMail } from '#platform/outbox.ts'
import { consumerMails } from './consumer-mails.ts'
import { parcelMails } from './parcel-mails.ts'
import { paymentMails } from './payment-mails.ts'

const originals: Record<string, MailRenderer> = { ...paymentMails, ...parcelMails, ...consumerMails }

/** What the copy of a mail was sent as at first. */
export interface CopyFacts {
  kind: string
  facts: OutboxMail['facts']
}

/**
 * A mail once more, at the wish of staff: the same words under a kind of its own, so that there is one confirmation
 * however often it is sent.
 */
const copy: MailRenderer = async (mail) => {
  const { kind, facts } = mail.facts as unknown as CopyFacts
  const render = originals[kind]
  if (!render) throw new Error(`no renderer for mails of the kind ${kind}`)
  return render({ ...mail, kind, facts })
}

/** Every kind of mail about orders, in the order's language. */
export const orderMails: Record<string, MailRenderer> = { ...originals, copy }
