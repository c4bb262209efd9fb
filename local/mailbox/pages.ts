import { styles } from './styles.ts'
import type { StoredMail } from './mail-store.ts'

export const views = ['html', 'text', 'headers', 'source'] as const
export type View = (typeof views)[number]

export interface PageState {
  mails: StoredMail[]
  selected: StoredMail | undefined
  view: View
  filter: string
  behaviour: string
  source: string
}

const viewNames: Record<View, string> = {
  html: 'As sent',
  text: 'Text',
  headers: 'Headers',
  source: 'Source',
}

// Reloads when a mail comes in, and empties the box; everything else works without it.
export const script = `
new EventSource('/api/changes').onmessage = () => location.reload()
document.querySelector('#empty')?.addEventListener('click', async () => {
  await fetch('/api/mails' + location.search.replace('filter=', 'to='), { method: 'DELETE' })
  location.href = '/'
})
const frame = document.querySelector('iframe')
for (const button of document.querySelectorAll('[data-width]')) {
  button.addEventListener('click', () => { frame.style.maxWidth = button.dataset.width })
}`

/** The whole mailbox as one page: the list, and the mail that is open. */
export function mailboxPage(state: PageState): string {
  const title = state.selected ? `${state.selected.subject} · Mailbox` : 'Mailbox'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body class="${state.selected ? 'open' : ''}">
<aside>
  <header>
    <h1><a href="/">Mailbox</a></h1>
    <p>Nothing leaves this machine. ${problem(state.behaviour)}</p>
    <form><input name="filter" type="search" value="${escaped(state.filter)}" placeholder="Address" aria-label="Address">
      <button>Find</button>${state.mails.length ? '<button type="button" id="empty">Empty</button>' : ''}</form>
  </header>
  ${list(state)}
</aside>
<main>${state.selected ? mail(state, state.selected) : '<p class="nothing">Choose a mail on the left.</p>'}</main>
<script>${script}</script>
</body>
</html>`
}

function problem(behaviour: string): string {
  return behaviour === 'accept' ? '' : `<strong>Deliveries meet “${escaped(behaviour)}” now.</strong>`
}

function list({ mails, selected, filter }: PageState): string {
  if (mails.length === 0)
    return '<p class="nothing">No mail yet. It appears here as soon as the shop sends one.</p>'
  const rows = mails.slice(0, 300).map((each) => {
    const current = each === selected ? ' aria-current="true"' : ''
    return `<li><a href="${address(each, 'html', filter)}"${current}>
      <span class="subject">${escaped(each.subject || '(no subject)')}</span>
      <span class="to">${escaped(each.recipients.join(', '))}</span>
      <time datetime="${each.receivedAt}">${each.receivedAt.slice(5, 16).replace('T', ' ')}</time></a></li>`
  })
  const more = mails.length > 300 ? `<p class="nothing">and ${mails.length - 300} earlier ones</p>` : ''
  return `<ol>${rows.join('')}</ol>${more}`
}

function mail(state: PageState, selected: StoredMail): string {
  const tabs = views.map((view) => {
    const current = view === state.view ? ' aria-current="page"' : ''
    return `<a href="${address(selected, view, state.filter)}"${current}>${viewNames[view]}</a>`
  })
  const widths =
    state.view === 'html'
      ? '<span class="widths">' + width('390px', 'Phone') + width('none', 'Full') + '</span>'
      : ''
  return `<article>
  <header>
    <h2>${escaped(selected.subject || '(no subject)')}</h2>
    <dl><dt>From</dt><dd>${escaped(selected.from)}</dd><dt>To</dt><dd>${escaped(selected.recipients.join(', '))}</dd>
    <dt>Received</dt><dd>${escaped(selected.receivedAt.replace('T', ' ').replace('Z', ' UTC'))}</dd></dl>
    ${attachments(selected)}
    <nav aria-label="Views"><a class="back" href="/">Back</a>${tabs.join('')}${widths}</nav>
  </header>
  ${content(state, selected)}
</article>`
}

function width(value: string, name: string): string {
  return `<button type="button" data-width="${value}">${name}</button>`
}

function attachments({ id, attachments: parts }: StoredMail): string {
  if (parts.length === 0) return ''
  const links = parts.map(
    (part, index) =>
      `<a href="/mails/${id}/attachments/${index}">${escaped(part.filename ?? part.mimeType)}</a>`,
  )
  return `<p class="attachments">${links.join(' ')}</p>`
}

function content(state: PageState, selected: StoredMail): string {
  if (state.view === 'html' && selected.html) {
    const sandbox = 'allow-popups allow-popups-to-escape-sandbox'
    return `<iframe src="/mails/${selected.id}/html" sandbox="${sandbox}" title="${escaped(selected.subject)}"></iframe>`
  }
  if (state.view === 'headers') {
    const rows = selected.headers.map(
      ({ name, value }) => `<tr><th>${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
    )
    return `<div class="scroll"><table>${rows.join('')}</table></div>`
  }
  const text = state.view === 'source' ? state.source : selected.text
  return `<pre class="scroll">${text ? linked(text) : 'This mail has no text part.'}</pre>`
}

function address(selected: StoredMail, view: View, filter: string): string {
  const query = new URLSearchParams({ mail: selected.id, view, ...(filter ? { filter } : {}) })
  return `/?${escaped(query.toString())}`
}

function linked(text: string): string {
  return escaped(text).replaceAll(
    /https?:\/\/[^\s<>()]+?(?=(?:&quot;|&#39;|&gt;|[.,;]?(?:\s|$)))/g,
    (link) => {
      return `<a href="${link}" target="_blank" rel="noreferrer">${link}</a>`
    },
  )
}

export function escaped(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? character)
}

/** The HTML part as a document of its own: links open beside the mailbox, pictures of the mail are found. */
export function htmlPart(selected: StoredMail): string {
  const withPictures = selected.html.replaceAll(/cid:([^"'\s)>]+)/g, (found, contentId: string) => {
    const index = selected.attachments.findIndex((part) => part.contentId === `<${contentId}>`)
    return index < 0 ? found : `/mails/${selected.id}/attachments/${index}`
  })
  const base = '<base target="_blank">'
  // A base before the doctype would show the mail as browsers of the nineties did (quirks mode).
  const start =
    /^\s*(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?\s*(?:<head[^>]*>)?/i.exec(withPictures)?.[0] ?? ''
  return start + base + withPictures.slice(start.length)
}
