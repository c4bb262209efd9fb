import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import type { MailRenderer } from '#platform/outbox.ts'
import { letterTo } from '#shop/mail/post.ts'
import {
  complaintAnswerBlocks,
  complaintBlocks,
  withdrawalAnswerBlocks,
  withdrawalBlocks,
} from '../consumer-letters.ts'
import { findComplaint, findWithdrawal } from '../queries.ts'
import { postOf } from './post.ts'

/** The acknowledgement of a withdrawal on a durable medium, sent at once (WD-03). */
const withdrawalReceived: MailRenderer = async (mail) => {
  const { withdrawal: id } = mail.facts as { withdrawal: string }
  const withdrawal = await findWithdrawal(database(), id)
  if (!withdrawal) return null
  const post = await postOf(mail.locale as Locale)
  const t = translator(post.locale, 'order-mail')
  const orderNumber = withdrawal.order?.number
  return letterTo(post, withdrawal.email, 'withdrawal', {
    // A subject never holds what somebody typed.
    subject: orderNumber
      ? t('withdrawalReceived.subjectWithOrder', { orderNumber })
      : t('withdrawalReceived.subject'),
    preheader: t('withdrawalReceived.preheader'),
    blocks: withdrawalBlocks(post, withdrawal),
  })
}

const complaintReceived: MailRenderer = async (mail) => {
  const { complaint: id } = mail.facts as { complaint: string }
  const complaint = await findComplaint(database(), id)
  if (!complaint) return null
  const post = await postOf(mail.locale as Locale)
  const t = translator(post.locale, 'order-mail')
  return letterTo(post, complaint.email, 'complaint', {
    subject: t('complaintReceived.subject', { reference: complaint.reference }),
    preheader: t('complaintReceived.preheader'),
    blocks: complaintBlocks(post, complaint),
  })
}

const withdrawalAnswered: MailRenderer = async (mail) => {
  const { withdrawal: id } = mail.facts as { withdrawal: string }
  const withdrawal = await findWithdrawal(database(), id)
  if (!withdrawal?.answer) return null
  const post = await postOf(mail.locale as Locale)
  const t = translator(post.locale, 'order-mail')
  const orderNumber = withdrawal.order?.number
  return letterTo(post, withdrawal.email, 'withdrawal', {
    subject: orderNumber
      ? t('withdrawalAnswered.subjectWithOrder', { orderNumber })
      : t('withdrawalAnswered.subject'),
    preheader: t('withdrawalAnswered.preheader'),
    blocks: withdrawalAnswerBlocks(post, withdrawal, withdrawal.answer),
  })
}

const complaintAnswered: MailRenderer = async (mail) => {
  const { complaint: id } = mail.facts as { complaint: string }
  const complaint = await findComplaint(database(), id)
  if (!complaint?.answer) return null
  const post = await postOf(mail.locale as Locale)
  const t = translator(post.locale, 'order-mail')
  return letterTo(post, complaint.email, 'complaint', {
    subject: t('complaintAnswered.subject', { reference: complaint.reference }),
    preheader: t('complaintAnswered.preheader'),
    blocks: complaintAnswerBlocks(post, complaint, complaint.answer),
  })
}

/** Mails about withdrawals and complaints. */
export const consumerMails: Record<string, MailRenderer> = {
  'withdrawal-received': withdrawalReceived,
  'complaint-received': complaintReceived,
  'withdrawal-answered': withdrawalAnswered,
  'complaint-answered': complaintAnswered,
}
