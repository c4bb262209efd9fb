import 'server-only'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { MailRenderer } from '#platform/outbox.ts'
import { findTrader } from '#shop/legal/queries.ts'
import { letterTo, linkTo, type Reason } from '#shop/mail/post.ts'
import { confirmLetter, requestAnsweredLetter, requestReceivedLetter } from './letters.ts'
import type { PrivacyRequest } from './privacy-request.ts'
import { findPrivacyRequest } from './queries.ts'
import { privacyToken } from './session.ts'

type Words = (request: PrivacyRequest, url: string) => ReturnType<typeof confirmLetter>

function rendererOf(reason: Reason, words: Words): MailRenderer {
  return async ({ recipient, facts }) => {
    const { privacyRequest } = facts as { privacyRequest: string }
    const request = await findPrivacyRequest(database(), privacyRequest)
    if (!request || !recipient) return null
    const { locale } = request
    const { shopUrl, isDemo } = environment()
    const post = { locale, shopUrl, isDemo, trader: await findTrader(database()) }
    const url = linkTo(post, 'yourRequest', { token: privacyToken(request.id) })
    return letterTo(post, recipient, reason, words(request, url))
  }
}

/** Every letter about a request, in the language of the page it was asked on. */
export const privacyMails: Record<string, MailRenderer> = {
  'privacy-confirm': rendererOf('confirmation', confirmLetter),
  'privacy-received': rendererOf('privacy', requestReceivedLetter),
  'privacy-answered': rendererOf('privacy', requestAnsweredLetter),
}
