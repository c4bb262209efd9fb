import { languageOf, marketOf, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Block } from '#shop/mail/letter.ts'
import type { Post } from '#shop/mail/post.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { GivenAnswer } from './answer.ts'
import type { RecordedComplaint } from './complaint.ts'
import { dateWords } from './letters.ts'
import { isLate, returnDeadlines, type RecordedWithdrawal } from './withdrawal.ts'

// messages: order-mail withdrawalAnswered.* complaintAnswered.*

/** Date, time and zone as people read them, and the exact moment as machines do (WD-03). */
function momentRows(post: Post, at: Date, market: Market, label: string): [string, string][] {
  const t = translator(post.locale, 'mail')
  const words = dateWords(at, { locale: post.locale, market })
  const { timeZone } = marketFacts(market)
  const moment = t('date.withZone', { ...words, timeZone })
  return [[label, `${moment}\n${t('date.exact', { isoTime: at.toISOString() })}`]]
}

function nextSteps(post: Post, withdrawal: RecordedWithdrawal, market: Market): Block[] {
  const t = translator(post.locale, 'order-mail')
  const { order, submittedAt, items } = withdrawal
  const day = (at: Date) => dateWords(at, { locale: post.locale, market }).date
  const { sendBy, refundBy } = returnDeadlines(submittedAt, market)
  const address = `${post.trader.company}, ${post.trader.address[languageOf(post.locale)]}`
  const quiet = (text: string): Block => ({ kind: 'quiet', text })
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
  // Only the order's own address is told how far the order is.
  const told = order?.isOwnAddress ? order : null
  const isKeptBack = told?.hasLeft === false
  const wasLate = told !== null && isLate(told.deliveredAt, submittedAt, market)
  return [
    ...(order ? [] : [paragraph(t('withdrawalReceived.unknownOrder'))]),
    ...(wasLate ? [paragraph(t('withdrawalReceived.late'))] : []),
    paragraph(
      isKeptBack
        ? t('withdrawalReceived.notYetSent')
        : t('withdrawalReceived.sendBack', { sendBy: day(sendBy), address }),
    ),
    paragraph(t('withdrawalReceived.refund', { refundBy: day(refundBy) })),
    ...(items === '' ? [] : [quiet(t('withdrawalReceived.partialDelivery'))]),
    ...(isKeptBack ? [] : [quiet(t('withdrawalReceived.seal'))]),
  ]
}

/** The acknowledgement of a withdrawal: its content with date and time, and what happens now (art. 11a(4)). */
export function withdrawalBlocks(post: Post, withdrawal: RecordedWithdrawal): Block[] {
  const t = translator(post.locale, 'order-mail')
  const market = withdrawal.order?.market ?? marketOf(post.locale)
  const { submittedAt, name, email, items, orderNumber } = withdrawal
  return [
    { kind: 'title', text: t('withdrawalReceived.heading') },
    { kind: 'paragraph', text: t('withdrawalReceived.intro') },
    { kind: 'facts', rows: momentRows(post, submittedAt, market, t('withdrawalReceived.submitted')) },
    { kind: 'heading', text: t('withdrawalReceived.statement') },
    { kind: 'quote', text: translator(post.locale, 'orders')('withdrawal.statement') },
    {
      kind: 'facts',
      rows: [
        [t('withdrawalReceived.order'), orderNumber],
        [t('withdrawalReceived.items'), items === '' ? t('withdrawalReceived.wholeOrder') : items],
        [t('withdrawalReceived.name'), name],
        [t('withdrawalReceived.email'), email],
      ],
    },
    { kind: 'heading', text: t('withdrawalReceived.next') },
    ...nextSteps(post, withdrawal, market),
  ]
}

/** The receipt of a complaint: what was written, when it came, and until when we answer (CONS-08). */
export function complaintBlocks(post: Post, complaint: RecordedComplaint): Block[] {
  const t = translator(post.locale, 'order-mail')
  const words = translator(post.locale, 'legal')
  const { market, submittedAt, reference, wish } = complaint
  const deadline = dateWords(complaint.answerBy, { locale: post.locale, market }).date
  const optional = (label: string, value: string): [string, string][] =>
    value === '' ? [] : [[label, value]]
  return [
    { kind: 'title', text: t('complaintReceived.heading') },
    { kind: 'paragraph', text: t('complaintReceived.intro') },
    {
      kind: 'facts',
      rows: [
        ...momentRows(post, submittedAt, market, t('complaintReceived.submitted')),
        [t('complaintReceived.reference'), reference],
      ],
    },
    { kind: 'paragraph', text: t('complaintReceived.answer', { deadline }) },
    { kind: 'heading', text: t('complaintReceived.statement') },
    { kind: 'quote', text: complaint.description },
    {
      kind: 'facts',
      rows: [
        [t('complaintReceived.wish'), words(`complaint.wishes.${wish}`)],
        ...optional(words('complaint.order'), complaint.orderNumber),
        ...optional(words('complaint.item'), complaint.item),
        ...optional(words('complaint.noticed'), complaint.noticed),
        [words('complaint.name'), complaint.name],
        [words('complaint.email'), complaint.email],
      ],
    },
  ]
}

interface Answered {
  key: 'withdrawalAnswered' | 'complaintAnswered'
  market: Market
  submittedAt: Date
}

function answerBlocks(post: Post, { key, market, submittedAt }: Answered, answer: GivenAnswer): Block[] {
  const t = translator(post.locale, 'order-mail')
  return [
    { kind: 'title', text: t(`${key}.heading`) },
    { kind: 'paragraph', text: t(`${key}.intro`, dateWords(submittedAt, { locale: post.locale, market })) },
    { kind: 'paragraph', text: t(`${key}.${answer.outcome}`) },
    ...(answer.words === ''
      ? []
      : [
          { kind: 'heading' as const, text: t(`${key}.words`) },
          { kind: 'quote' as const, text: answer.words },
        ]),
  ]
}

/** What the shop says to a statement of withdrawal. */
export function withdrawalAnswerBlocks(
  post: Post,
  { order, submittedAt }: RecordedWithdrawal,
  answer: GivenAnswer,
): Block[] {
  const market = order?.market ?? marketOf(post.locale)
  return answerBlocks(post, { key: 'withdrawalAnswered', market, submittedAt }, answer)
}

/** What the shop says to a complaint; who is refused is told where else to turn (CONS-09). */
export function complaintAnswerBlocks(
  post: Post,
  { market, submittedAt }: RecordedComplaint,
  answer: GivenAnswer,
): Block[] {
  const t = translator(post.locale, 'order-mail')
  const blocks = answerBlocks(post, { key: 'complaintAnswered', market, submittedAt }, answer)
  if (answer.outcome === 'accepted') return blocks
  return [
    ...blocks,
    { kind: 'heading', text: t('information.disputes.heading') },
    { kind: 'quiet', text: t(`information.disputes.${market}`) },
  ]
}
