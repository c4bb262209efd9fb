import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { MailRenderer } from '#platform/outbox.ts'
import { findTrader } from '#shop/legal/queries.ts'
import { letterTo } from '#shop/mail/post.ts'
import { findInvitation } from './queries.ts'
import { invitationUrl } from './session/invitation-link.ts'

/** The link to begin here, or to choose a new password; nothing when it has been used or has run out. */
const invitation: MailRenderer = async (mail) => {
  const { invitationId } = mail.facts as { invitationId: string }
  const found = await findInvitation(database(), invitationId)
  if (!found || !mail.recipient) return null
  const { shopUrl, isDemo } = environment()
  const locale = mail.locale as Locale
  const t = translator(locale, 'staff-people')
  const post = { locale, shopUrl, isDemo, trader: await findTrader(database()) }
  const kind = found.userId ? 'password' : 'invitation'
  return letterTo(post, mail.recipient, 'staff', {
    subject: t(`mail.${kind}.subject`, { shop: shopUrl.host }),
    preheader: t(`mail.${kind}.text`),
    blocks: [
      { kind: 'title', text: t(`mail.${kind}.subject`, { shop: shopUrl.host }) },
      { kind: 'paragraph', text: t(`mail.${kind}.text`) },
      { kind: 'button', label: t(`mail.${kind}.button`), url: invitationUrl(invitationId) },
      { kind: 'quiet', text: t('mail.holds') },
    ],
  })
}

export const staffMails = { 'staff-invitation': invitation }
