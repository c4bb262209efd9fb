import 'server-only'
import { createTransport, type Transporter } from 'nodemailer'
import { environment } from './environment.ts'

/** What a letter says, and to whom. */
export interface Letter {
  to: string
  subject: string
  text: string
  html: string
  language: string
  attachments?: { filename: string; content: string | Buffer; contentType: string }[]
}

export interface OutgoingMail extends Letter {
  from: string
  /** Stable id: a mail sent twice after a lost answer carries the same one. */
  messageId: string
}

const shared = globalThis as { shopMailTransport?: Transporter }

/** Hands one mail to the mail server; throws when it was not accepted. */
export async function sendMail(mail: OutgoingMail): Promise<void> {
  shared.shopMailTransport ??= createTransport({
    url: environment().smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
    // One that takes a connection and says nothing would hold up every other letter for ten minutes.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  await shared.shopMailTransport.sendMail({
    from: mail.from,
    to: [{ name: '', address: mail.to }],
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
    ...(mail.attachments ? { attachments: mail.attachments } : {}),
  })
}
