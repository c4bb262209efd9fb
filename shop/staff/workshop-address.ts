/** The addresses of the workshop that its gate leads to. */
export const workshop = {
  home: '/staff',
  signIn: '/staff/sign-in',
  code: '/staff/sign-in/code',
  confirm: '/staff/confirm',
} as const

const inWorkshop = /^\/staff(?:\/(?!api\/)[\w\-./]*)?(?:\?[\w\-.~%&=+,:]*)?$/

/** Where somebody wanted to go, if that is a page of the workshop; anything else leads to its start (S-RED). */
export function safeReturn(back: string | null | undefined): string {
  if (!back || back.length > 500 || !inWorkshop.test(back) || back.includes('..')) return workshop.home
  return back
}

/** The gate's page, with the way back. */
export function withReturn(gate: string, back: string): string {
  const safe = safeReturn(back)
  return safe === workshop.home ? gate : `${gate}?back=${encodeURIComponent(safe)}`
}
