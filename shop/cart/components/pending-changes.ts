/** Forms with a new quantity: waiting for the shopper to go on choosing, or on their way already. */
const pending = new Map<HTMLFormElement, 'waiting' | 'sent'>()

/** Setting a quantity twice is setting it once, so what is on its way may be sent again to be sure of it. */
async function isAccepted(form: HTMLFormElement): Promise<boolean> {
  try {
    const answer = await post(form)
    return answer.ok
  } catch {
    // Sent as a page, the browser says what is wrong with the network.
    return false
  }
}

function post(form: HTMLFormElement): Promise<Response> {
  const headers = { accept: 'application/json' }
  return fetch(form.action, { method: 'POST', body: new FormData(form), headers, keepalive: true })
}

/** Sends what is pending, then goes on; a quantity that is refused leads to the page that says why. */
async function goOn(way: () => void, but?: HTMLFormElement): Promise<void> {
  const forms = [...pending.keys()].filter((other) => other !== but)
  for (const form of forms) pending.set(form, 'sent')
  for (const form of forms) {
    if (!(await isAccepted(form))) {
      pending.clear()
      form.requestSubmit()
      return
    }
    pending.delete(form)
  }
  way()
}

function leavesPage(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  return isPlain && link.target === '' && !link.getAttribute('href')?.startsWith('#')
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (pending.size === 0 || !link || !leavesPage(event, link)) return
  event.preventDefault()
  void goOn(() => location.assign(link.href))
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  const isOwn = pending.has(form)
  if (isOwn) pending.set(form, 'sent')
  if (pending.size === (isOwn ? 1 : 0)) return
  event.preventDefault()
  void goOn(() => form.requestSubmit(event.submitter), form)
}

/** Going back, another address, a closed window: sent behind the shopper's back, since nobody can wait. */
function onPageHide(): void {
  for (const [form, state] of pending) if (state === 'waiting') void post(form).catch(() => {})
  pending.clear()
}

/** Sends the new quantity as a page, unless it is on its way with something else by now. */
export function submitPending(form: HTMLFormElement): void {
  if (pending.get(form) === 'waiting') form.requestSubmit()
}

let isListening = false

/** Notes that a form holds a new quantity, which must not be lost whatever the shopper does next. */
export function notePending(form: HTMLFormElement): void {
  pending.set(form, 'waiting')
  if (isListening) return
  isListening = true
  document.addEventListener('click', onClick, { capture: true })
  document.addEventListener('submit', onSubmit, { capture: true })
  window.addEventListener('pagehide', onPageHide)
}
