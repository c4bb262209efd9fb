import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Block } from '#shop/mail/letter.ts'
import type { LetterWords } from '#shop/mail/post.ts'
import type { RefusalReason } from './comment.ts'

/**
 * What a letter about a comment says. Never the comment itself: whoever types a foreign address must not be able to send
 * their words there (decision 10).
 */
interface CommentFacts {
  locale: Locale
  articleTitle: string
  /** The author's own signed page. */
  ownUrl: string
}

const title = (text: string): Block => ({ kind: 'title', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const quiet = (text: string): Block => ({ kind: 'quiet', text })

export function receivedLetter({ locale, articleTitle, ownUrl }: CommentFacts): LetterWords {
  const t = translator(locale, 'comments')
  return {
    subject: t('mail.received.subject'),
    preheader: t('mail.received.preheader'),
    blocks: [
      title(t('mail.received.heading')),
      paragraph(t('mail.received.text', { title: articleTitle })),
      { kind: 'button', label: t('mail.received.link'), url: ownUrl },
      quiet(t('mail.received.notYou')),
    ],
  }
}

export function approvedLetter({ locale, articleTitle, ownUrl }: CommentFacts): LetterWords {
  const t = translator(locale, 'comments')
  return {
    subject: t('mail.approved.subject'),
    preheader: t('mail.approved.preheader'),
    blocks: [
      title(t('mail.approved.heading')),
      paragraph(t('mail.approved.text', { title: articleTitle })),
      { kind: 'button', label: t('mail.approved.link'), url: ownUrl },
    ],
  }
}

/** The statement of reasons (Reg. (EU) 2022/2065 art. 17). */
export function rejectedLetter(facts: CommentFacts, reason: RefusalReason): LetterWords {
  const t = translator(facts.locale, 'comments')
  return {
    subject: t('mail.rejected.subject'),
    preheader: t('mail.rejected.preheader'),
    blocks: [
      title(t('mail.rejected.heading')),
      paragraph(t('mail.rejected.text', { title: facts.articleTitle, reason: t(`refusal.${reason}`) })),
      paragraph(t('mail.rejected.objection')),
      { kind: 'button', label: t('mail.rejected.link'), url: facts.ownUrl },
    ],
  }
}

export function withdrawnLetter({ locale, articleTitle }: CommentFacts): LetterWords {
  const t = translator(locale, 'comments')
  return {
    subject: t('mail.withdrawn.subject'),
    preheader: t('mail.withdrawn.preheader'),
    blocks: [
      title(t('mail.withdrawn.heading')),
      paragraph(t('mail.withdrawn.text', { title: articleTitle })),
    ],
  }
}

interface ReportFacts {
  locale: Locale
  articleTitle: string
  /** Short name of the case. */
  reference: string
  /** When the comment was written. */
  date: string
}

export function reportReceivedLetter({ locale, articleTitle, reference, date }: ReportFacts): LetterWords {
  const t = translator(locale, 'comments')
  return {
    subject: t('mail.reportReceived.subject', { reference }),
    preheader: t('mail.reportReceived.preheader'),
    blocks: [
      title(t('mail.reportReceived.heading')),
      paragraph(t('mail.reportReceived.text', { title: articleTitle, date })),
    ],
  }
}

export function reportDecidedLetter(
  { locale, articleTitle, reference }: ReportFacts,
  outcome: 'removed' | 'kept',
): LetterWords {
  const t = translator(locale, 'comments')
  return {
    subject: t('mail.reportDecided.subject', { reference }),
    preheader: t('mail.reportDecided.preheader'),
    blocks: [
      title(t('mail.reportDecided.heading')),
      paragraph(t(`mail.reportDecided.${outcome}`, { title: articleTitle })),
      paragraph(t('mail.reportDecided.objection')),
    ],
  }
}

export function reportNoticeLetter(facts: ReportFacts, commentUrl: string): LetterWords {
  const { locale, articleTitle, reference, date } = facts
  const t = translator(locale, 'comments')
  return {
    subject: t('mail.reportNotice.subject', { reference }),
    preheader: t('mail.reportNotice.preheader'),
    blocks: [
      title(t('mail.reportNotice.heading')),
      paragraph(t('mail.reportNotice.text', { title: articleTitle, date })),
      { kind: 'button', label: t('mail.reportNotice.link'), url: commentUrl },
    ],
  }
}
