import 'server-only'
import { isLanguage } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { endSession, noteSessionUse } from '../mutations.ts'
import { isRole, type StaffMember } from '../staff-member.ts'
import { authentication } from './authentication.ts'

const idleMilliseconds = 30 * 60 * 1000
const absoluteMilliseconds = 12 * 3600 * 1000
const noteEvery = 60 * 1000

interface Used {
  createdAt: Date
  lastUsedAt?: Date | null | undefined
}

const lastUse = ({ createdAt, lastUsedAt }: Used) => lastUsedAt ?? createdAt
const since = (moment: Date, now: Date) => now.getTime() - moment.getTime()

function isOver(session: Used, now: Date): boolean {
  return (
    since(lastUse(session), now) > idleMilliseconds || since(session.createdAt, now) > absoluteMilliseconds
  )
}

/** Who is asking, if somebody of the staff is: the session is looked up anew for every request, so that what ended has ended. */
export async function findStaffMember(headers: Headers, now = new Date()): Promise<StaffMember | null> {
  const found = await authentication().api.getSession({ headers, query: { disableRefresh: true } })
  if (!found) return null
  const { user, session } = found
  if (isOver(session, now) || user.disabledAt || !isRole(user.role)) {
    await endSession(database(), session.id)
    return null
  }
  if (since(lastUse(session), now) > noteEvery) await noteSessionUse(database(), session.id, now)
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    language: isLanguage(user.language) ? user.language : 'en',
    sessionId: session.id,
    freshUntil: session.freshUntil ?? null,
  }
}
