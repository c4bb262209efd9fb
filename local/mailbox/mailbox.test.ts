import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StoredMail } from './mail-store.ts'
import { startMailbox, type Mailbox } from './start.ts'

let directory = ''
let mailbox: Mailbox

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mailbox-'))
  mailbox = await startMailbox({ directory })
})

afterEach(async () => {
  await mailbox.stop()
  rmSync(directory, { recursive: true, force: true })
})

const confirmation: SendMailOptions = {
  from: 'Sklep <sklep@shop.example>',
  to: 'Zofia Żółć <zofia@client.example>',
  subject: 'Zamówienie przyjęte: magnez, żelazo',
  text: 'Dziękujemy! https://shop.example/pl/zamowienia/abc?x=1&y=2.',
  html: '<p>Dziękujemy! <a href="https://shop.example/pl/zamowienia/abc?x=1&amp;y=2">Zamówienie</a><script>alert(1)</script></p>',
  attachments: [
    { filename: 'paragon.pdf', content: Buffer.from('%PDF-1.7'), contentType: 'application/pdf' },
  ],
}

async function send(mail: SendMailOptions = confirmation): Promise<void> {
  const transport = createTransport({ url: mailbox.smtpUrl, connectionTimeout: 500, greetingTimeout: 500 })
  await transport.sendMail(mail)
}

async function list(query = ''): Promise<StoredMail[]> {
  const answer = await fetch(`${mailbox.pageUrl}/api/mails${query}`)
  return (await answer.json()) as StoredMail[]
}

async function read(path: string): Promise<string> {
  return (await fetch(mailbox.pageUrl + path)).text()
}

test('a mail is kept as it was sent and found by its recipient, hidden ones included', async () => {
  await send({ ...confirmation, bcc: 'archive@shop.example' })
  const [mail] = await list('?to=ZOFIA@client.example')
  expect(mail).toMatchObject({
    subject: confirmation.subject,
    from: 'Sklep <sklep@shop.example>',
    to: ['Zofia Żółć <zofia@client.example>'],
    recipients: ['zofia@client.example', 'archive@shop.example'],
    sender: 'sklep@shop.example',
    links: ['https://shop.example/pl/zamowienia/abc?x=1&y=2'],
    attachments: [{ filename: 'paragon.pdf', mimeType: 'application/pdf', size: 8 }],
  })
  expect(Date.parse(String(mail?.receivedAt))).toBeCloseTo(Date.now(), -5)
  expect(await list('?to=nobody@client.example')).toEqual([])
})

test('a test can wait for a mail that is still on its way', async () => {
  const waiting = list('?to=zofia&count=2&wait=10000')
  await send()
  await send()
  expect(await waiting).toHaveLength(2)
})

test('mails survive a restart and can be thrown away', async () => {
  await send()
  await mailbox.stop()
  mailbox = await startMailbox({ directory, smtpPort: mailbox.smtpPort, httpPort: mailbox.httpPort })
  const [mail] = await list()
  expect(mail?.text.trim()).toBe(confirmation.text)
  await fetch(`${mailbox.pageUrl}/api/mails?to=zofia`, { method: 'DELETE' })
  expect(await list()).toEqual([])
})

test('the page lists mails and shows the HTML part in a sandbox that runs nothing', async () => {
  await send({ ...confirmation, subject: '<img src=x onerror=alert(1)>' })
  const [mail] = await list()
  const page = await read(`/?mail=${mail?.id}`)
  expect(page).toContain('&lt;img src=x')
  expect(page).not.toContain('<img')
  const part = await fetch(`${mailbox.pageUrl}/mails/${mail?.id}/html`)
  expect(part.headers.get('content-security-policy')).toMatch(
    /^sandbox allow-popups[^;]*; default-src 'none'/,
  )
  expect(part.headers.get('content-security-policy')).not.toContain('script')
  expect(await read(`/?mail=${mail?.id}&view=text`)).toContain('Dziękujemy!')
  expect(await read(`/?mail=${mail?.id}&view=headers`)).toContain('Message-ID')
  expect(await read(`/?mail=${mail?.id}&view=source`)).toContain('Return-Path: &lt;sklep@shop.example&gt;')
  expect(await read(`/mails/${mail?.id}/attachments/0`)).toBe('%PDF-1.7')
})

test('links of a mail open beside the mailbox, and the mail stays the document it is', async () => {
  const html =
    '<!doctype html><html lang="pl"><head><title>Paragon</title></head><body>Dziękujemy!</body></html>'
  await send({ ...confirmation, html })
  await send({ ...confirmation, html: '<p>Dziękujemy!</p>' })
  const parts = (await list()).map(({ id }) => read(`/mails/${id}/html`))
  const bodies = await Promise.all(parts)
  expect(bodies.toSorted()).toEqual([
    expect.stringMatching(/^<!doctype html><html lang="pl"><head><base target="_blank"><title>/),
    expect.stringMatching(/^<base target="_blank"><p>/),
  ])
})

test('a page of another host name is refused', async () => {
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    import('node:http').then(({ get }) =>
      get(`${mailbox.pageUrl}/api/mails`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      ).on('error', reject),
    )
  })
  expect(answer).toBe(421)
})

test('deliveries fail on demand, the way mail servers fail, and recover', async () => {
  await mailbox.behave('refuse')
  await expect(send()).rejects.toThrow('ECONNREFUSED')
  await mailbox.behave('hang')
  await expect(send()).rejects.toThrow(/greeting/i)
  await mailbox.behave('defer', 1)
  await expect(send()).rejects.toMatchObject({ responseCode: 451 })
  expect(await list()).toEqual([])
  await send()
  expect(await list()).toHaveLength(1)
})

test('a connection cut after the mail was taken leaves the sender in doubt and the mail delivered', async () => {
  await fetch(`${mailbox.pageUrl}/api/behaviour`, { method: 'PUT', body: '{"behaviour":"drop","times":1}' })
  await expect(send()).rejects.toThrow()
  expect(await list()).toHaveLength(1)
  await send()
  expect(await list()).toHaveLength(2)
})

test('two mailboxes never share a port', async () => {
  const other = await startMailbox({
    directory: join(directory, 'other'),
    smtpPort: mailbox.smtpPort,
    httpPort: mailbox.httpPort,
  })
  expect(other.smtpPort).not.toBe(mailbox.smtpPort)
  expect(other.httpPort).not.toBe(mailbox.httpPort)
  await other.stop()
})
