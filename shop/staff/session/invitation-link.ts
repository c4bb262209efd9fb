import 'server-only'
import { environment } from '#platform/environment.ts'
import { isSigned, sign } from '#platform/secrets.ts'

const purpose = 'staff-invitation'

/** The key in the link: which invitation it is, and that we have made it. */
export function invitationToken(id: string): string {
  return `${id}.${sign(purpose, id)}`
}

/** The invitation a link is about; null if the link is not ours. */
export function invitationOf(token: string): string | null {
  const [id = '', signature = ''] = token.split('.', 2)
  return id !== '' && isSigned(signature, purpose, id) ? id : null
}

export function invitationUrl(id: string): string {
  return new URL(`/staff/invitation/${invitationToken(id)}`, environment().shopUrl).toString()
}
