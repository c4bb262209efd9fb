import { describe, expect, test } from 'vitest'
import { locales, type Locale } from '#i18n/locale.ts'
import { faultsOf, testPost } from '#prisma/fixtures/test-letters.ts'
import { letterTo } from '#shop/mail/post.ts'
import {
  approvedLetter,
  receivedLetter,
  rejectedLetter,
  reportDecidedLetter,
  reportNoticeLetter,
  reportReceivedLetter,
  withdrawnLetter,
} from './letters.ts'

function everyLetter(locale: Locale) {
  const articleTitle = 'Magnez & <b>kości</b> "w liczbach"'
  const comment = { locale, articleTitle, ownUrl: `https://shop.example/${'x'.repeat(80)}` }
  const report = { locale, articleTitle, reference: 'AB12CD34', date: '14 marca 2026' }
  return {
    received: receivedLetter(comment),
    approved: approvedLetter(comment),
    rejected: rejectedLetter(comment, 'health-claim'),
    withdrawn: withdrawnLetter(comment),
    reportReceived: reportReceivedLetter(report),
    reportRemoved: reportDecidedLetter(report, 'removed'),
    reportKept: reportDecidedLetter(report, 'kept'),
    reportNotice: reportNoticeLetter(report, 'https://shop.example/a#comment-1'),
  }
}

describe.each(locales)('letters about comments in %s', (locale) => {
  test.each(Object.entries(everyLetter(locale)))('%s is sound', (_, words) => {
    const letter = letterTo(testPost(locale), 'ewa@example.org', 'comment', words)
    expect(faultsOf(letter)).toEqual([])
    expect(letter.html).not.toContain('<b>')
  })
})
