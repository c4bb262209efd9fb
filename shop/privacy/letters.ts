import { marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Block } from '#shop/mail/letter.ts'
import { dateWords } from '#shop/orders/letters.ts'
import { linkEnds, type PrivacyRequest } from './privacy-request.ts'

interface PrivacyLetter {
  subject: string
  preheader: string
  blocks: Block[]
}

const dateOf = (at: Date, locale: Locale) => dateWords(at, { locale, market: marketOf(locale) }).date

/** Asks whether it was really them. */
export function confirmLetter({ wish, locale, askedAt }: PrivacyRequest, url: string): PrivacyLetter {
  const t = translator(locale, 'privacy')
  return {
    subject: t('mail.confirm.subject'),
    preheader: t('mail.confirm.preheader'),
    blocks: [
      { kind: 'title', text: t('mail.confirm.subject') },
      { kind: 'paragraph', text: t(`mail.confirm.${wish}`) },
      { kind: 'button', label: t('mail.confirm.link'), url },
      { kind: 'quiet', text: t('mail.confirm.holds', { date: dateOf(linkEnds(askedAt), locale) }) },
    ],
  }
}

/** Says that it stands, and by when it is answered. */
export function requestReceivedLetter(
  { wish, locale, askedAt, answerBy }: PrivacyRequest,
  url: string,
): PrivacyLetter {
  const t = translator(locale, 'privacy')
  const dates = { date: dateOf(askedAt, locale), deadline: dateOf(answerBy, locale) }
  return {
    subject: t('mail.received.subject'),
    preheader: t('mail.received.preheader'),
    blocks: [
      { kind: 'title', text: t('mail.received.subject') },
      { kind: 'paragraph', text: `${t(`wishes.${wish}`)}.` },
      { kind: 'paragraph', text: t('received', dates) },
      { kind: 'button', label: t('mail.received.link'), url },
    ],
  }
}

/** The answer, and where the copy is. */
export function requestAnsweredLetter(request: PrivacyRequest, url: string): PrivacyLetter {
  const { wish, locale, outcome, answer, copyUntil } = request
  const t = translator(locale, 'privacy')
  const blocks: Block[] = [
    { kind: 'title', text: t('mail.answered.subject') },
    { kind: 'paragraph', text: t(`answers.${wish}.${outcome ?? 'granted'}`) },
    ...(answer ? [{ kind: 'paragraph' as const, text: answer }] : []),
  ]
  if (copyUntil) {
    blocks.push({ kind: 'button', label: t('mail.answered.link'), url })
    blocks.push({ kind: 'quiet', text: t('copyUntil', { date: dateOf(copyUntil, locale) }) })
  }
  if (outcome !== 'granted') blocks.push({ kind: 'paragraph', text: t('authority') })
  return { subject: t('mail.answered.subject'), preheader: t('mail.answered.preheader'), blocks }
}
