import { formatAmount } from '../money.ts'
import type { StoredSession } from '../state.ts'
import { html, type Markup } from './html.ts'
import { methodName } from './method-fields.ts'
import type { PageLanguage, Say } from './texts.ts'

interface NoticeView {
  say: Say
  language: PageLanguage
  merchant: string
  stored: StoredSession
}

/** The page of a session that is closed: paid, on its way, failed at last, or expired. */
export function closedContent(view: NoticeView, continueUrl: string | null, failed: boolean): Markup {
  const { say, merchant, stored } = view
  const facts = { merchant, amount: amountOf(view) }
  if (stored.session.status === 'expired') {
    return notice(
      say('expiredTitle'),
      say('expiredText', facts),
      continueLink(say('back', facts), continueUrl),
    )
  }
  const next = continueLink(say('continue', facts), continueUrl)
  if (failed) return notice(say('failedTitle'), say('failedText', facts), next)
  if (stored.session.payment_status === 'paid')
    return notice(say('completeTitle'), say('completeText', facts), next)
  return notice(say('processingTitle'), say('processingText', facts), next)
}

export function missingContent(say: Say): Markup {
  return notice(say('missingTitle'), say('missingText'), null)
}

/** 3-D Secure: the card's bank asks its holder. */
export function challengeContent(view: NoticeView): Markup {
  const { say, stored } = view
  return html`<section class="notice">
    <h1>${say('challengeTitle')}</h1>
    <p>${say('challengeText')}</p>
    ${facts(view)}
    <form method="post" action="/pay/${stored.session.id}/challenge" class="choices">
      <button type="submit" name="outcome" value="complete">${say('challengeComplete')}</button>
      <button type="submit" name="outcome" value="fail" class="quiet">${say('challengeFail')}</button>
    </form>
  </section>`
}

/** The bank of a redirect method. */
export function bankContent(view: NoticeView, method: string): Markup {
  const { say, stored } = view
  const path = `/pay/${stored.session.id}`
  return html`<section class="notice">
    <h1>${say('bankTitle', { method: methodName(say, method) })}</h1>
    <p>${say('bankText')}</p>
    ${facts(view)}
    <form method="post" action="${path}/bank" class="choices">
      <button type="submit" name="outcome" value="authorise">${say('bankAuthorise')}</button>
      <button type="submit" name="outcome" value="fail" class="quiet">${say('bankFail')}</button>
      <h2>${say('bankLaterHeading')}</h2>
      <button type="submit" name="outcome" value="later" class="quiet">${say('bankLater')}</button>
      <button type="submit" name="outcome" value="later-fail" class="quiet">${say('bankLaterFail')}</button>
    </form>
    <p><a href="${path}">${say('bankCancel')}</a></p>
  </section>`
}

function facts(view: NoticeView): Markup {
  return html`<dl class="facts">
    <div>
      <dt>${view.say('to')}</dt>
      <dd>${view.merchant}</dd>
    </div>
    <div>
      <dt>${view.say('amount')}</dt>
      <dd>${amountOf(view)}</dd>
    </div>
  </dl>`
}

function notice(title: string, text: string, link: Markup | null): Markup {
  return html`<section class="notice">
    <h1>${title}</h1>
    <p>${text}</p>
    ${link}
  </section>`
}

function continueLink(label: string, url: string | null): Markup | null {
  return url === null ? null : html`<p><a class="button" href="${url}">${label}</a></p>`
}

function amountOf({ stored, language }: NoticeView): string {
  return formatAmount(stored.session.amount_total ?? 0, stored.session.currency ?? 'eur', language)
}
