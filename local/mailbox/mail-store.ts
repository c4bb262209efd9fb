import { EventEmitter, once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import PostalMime from 'postal-mime'
import type { Address, Attachment, Email } from 'postal-mime'

/** A mail as it arrived: the envelope it was delivered by, and its own parts. */
export interface StoredMail {
  id: string
  receivedAt: string
  /** From the envelope: whom it was really sent to, Bcc included. */
  recipients: string[]
  sender: string
  from: string
  to: string[]
  subject: string
  messageId: string
  text: string
  html: string
  links: string[]
  headers: { name: string; value: string }[]
  attachments: Attachment[]
}

export interface MailFilter {
  to?: string | undefined
  subject?: string | undefined
  messageId?: string | undefined
}

/** Keeps every mail as an .eml file in a folder, newest first. */
export class MailStore extends EventEmitter<{ change: [] }> {
  readonly #folder: string
  #mails: StoredMail[] = []
  #count = 0

  constructor(folder: string) {
    super()
    this.setMaxListeners(0)
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  async load(): Promise<void> {
    for (const file of readdirSync(this.#folder)
      .filter((name) => name.endsWith('.eml'))
      .sort()) {
      this.#mails.unshift(await parse(basename(file, '.eml'), readFileSync(join(this.#folder, file))))
    }
  }

  /** The envelope goes into the two header fields that a delivering server adds. */
  async add(message: Buffer, sender: string, recipients: string[]): Promise<StoredMail> {
    const id = `${new Date().toISOString().replaceAll(/[-:]/g, '')}-${process.pid}-${++this.#count}`
    const delivered = recipients.map((recipient) => `Delivered-To: ${recipient}\r\n`).join('')
    const file = Buffer.concat([Buffer.from(`Return-Path: <${sender}>\r\n${delivered}`), message])
    const mail = await parse(id, file)
    writeFileSync(this.#path(id), file)
    this.#mails.unshift(mail)
    this.emit('change')
    return mail
  }

  list(filter: MailFilter = {}): StoredMail[] {
    const holds = (values: string[], part: string | undefined) =>
      part === undefined || values.some((value) => value.toLowerCase().includes(part.toLowerCase()))
    return this.#mails.filter(
      (mail) =>
        holds(mail.recipients, filter.to) &&
        holds([mail.subject], filter.subject) &&
        holds([mail.messageId], filter.messageId),
    )
  }

  /** The matching mails as soon as there are enough of them, or what there is when the time is up. */
  async waitFor(filter: MailFilter, count: number, milliseconds: number): Promise<StoredMail[]> {
    const signal = AbortSignal.timeout(milliseconds)
    while (this.list(filter).length < count) {
      const isOver = await once(this, 'change', { signal }).then(
        () => false,
        () => true,
      )
      if (isOver) break
    }
    return this.list(filter)
  }

  find(id: string): StoredMail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  source(id: string): Buffer {
    return readFileSync(this.#path(id))
  }

  remove(mails: StoredMail[]): void {
    const gone = new Set(mails)
    for (const mail of mails) rmSync(this.#path(mail.id), { force: true })
    this.#mails = this.#mails.filter((mail) => !gone.has(mail))
    this.emit('change')
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.eml`)
  }
}

async function parse(id: string, file: Buffer): Promise<StoredMail> {
  const email = await PostalMime.parse(file)
  const text = email.text ?? ''
  const html = email.html ?? ''
  return {
    id,
    receivedAt: receivedAt(id),
    recipients: headerValues(email, 'delivered-to'),
    sender: (headerValues(email, 'return-path')[0] ?? '').replaceAll(/[<>]/g, ''),
    from: email.from ? written(email.from) : '',
    to: (email.to ?? []).map(written),
    subject: email.subject ?? '',
    messageId: email.messageId ?? '',
    text,
    html,
    links: linksIn(text, html),
    headers: email.headers.map((header) => ({ name: header.originalKey, value: header.value })),
    attachments: email.attachments,
  }
}

/** The name of the file begins with the moment: 20261122T051719.945Z. */
function receivedAt(id: string): string {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)([\d.]+Z)/.exec(id)?.slice(1)
  return parts ? `${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}` : ''
}

function headerValues(email: Email, key: string): string[] {
  return email.headers.filter((header) => header.key === key).map((header) => header.value)
}

function written(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(written).join(', ')}`
  return address.name ? `${address.name} <${address.address}>` : address.address
}

function linksIn(text: string, html: string): string[] {
  const inHtml = [...html.matchAll(/href="(https?:[^"]+)"/g)].map((match) => match[1] ?? '')
  const inText = text.match(/https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/g) ?? []
  return [...new Set([...inHtml.map((link) => link.replaceAll('&amp;', '&')), ...inText])]
}
