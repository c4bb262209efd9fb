import 'server-only'
import { isSigned, sign } from '#platform/secrets.ts'

/** The signed link of a request: it goes to one mailbox alone, so who has it reads the mail of that address. */
export function privacyToken(requestId: string): string {
  return `${requestId}.${sign('privacy-request', requestId)}`
}

/** The request a link leads to, if the link is ours. */
export function requestOfToken(token: string): string | null {
  const [, id = '', signature = ''] = /^([\da-f-]{36})\.([\w-]{32})$/.exec(token) ?? []
  return id !== '' && isSigned(signature, 'privacy-request', id) ? id : null
}
