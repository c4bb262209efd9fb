import { expect } from '@playwright/test'

/** A mail as the local mailbox shows it. */
export interface ReceivedMail {
  recipients: string[]
  from: string
  subject: string
  text: string
  html: string
  links: string[]
  headers: { name: string; value: string }[]
}

/** The mailbox that every mail of the shop under test lands in. */
export class Inbox {
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  /** Mails to an address, newest first, as soon as there are `count` of them. */
  async mailsTo(recipient: string, { subject = '', count = 1 } = {}): Promise<ReceivedMail[]> {
    const url = new URL('/api/mails', this.#url)
    url.search = String(new URLSearchParams({ to: recipient, subject, wait: '20000', count: String(count) }))
    const answer = await fetch(url)
    const mails = (await answer.json()) as ReceivedMail[]
    if (mails.length < count) {
      const subjects = mails.map((mail) => mail.subject).join(', ')
      throw new Error(`${recipient} got ${mails.length} of ${count} mails about "${subject}": ${subjects}`)
    }
    return mails
  }

  async mailTo(recipient: string, subject = ''): Promise<ReceivedMail> {
    const [mail] = await this.mailsTo(recipient, { subject })
    if (!mail) throw new Error(`no mail for ${recipient}`)
    return mail
  }

  /** What is there now, without waiting. */
  async present(recipient: string): Promise<ReceivedMail[]> {
    const url = new URL('/api/mails', this.#url)
    url.search = String(new URLSearchParams({ to: recipient }))
    return (await (await fetch(url)).json()) as ReceivedMail[]
  }
}

/** Words of a letter, whatever its capitals and spaces: its two parts set them differently. */
export function expectWords(part: string, words: readonly string[]): void {
  const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ')
  for (const each of words) expect(plain(part)).toContain(plain(each))
}
