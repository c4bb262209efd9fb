import 'server-only'
import type { Language, Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { insistOn, isOffered } from '#shop/staff/permission.ts'
import { findActorNames } from '#shop/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { decidedByAuthor, heldReasons, isRefusalReason, type CommentStatus } from '../comment.ts'
import {
  maskedAddress,
  maskedEmail,
  type ModeratedComment,
  type QueuePlace,
  type ReportedComment,
} from './moderation.ts'

const select = {
  id: true,
  language: true,
  locale: true,
  authorName: true,
  body: true,
  byStaff: true,
  status: true,
  heldReasons: true,
  createdAt: true,
  decidedBy: true,
  decidedAt: true,
  decisionReason: true,
  withdrawnAt: true,
  email: true,
  address: true,
  article: { select: { translations: { select: { language: true, slug: true, title: true } } } },
  parent: { select: { authorName: true, body: true, status: true } },
  _count: { select: { reports: { where: { resolvedAt: null } } } },
} satisfies Prisma.CommentSelect

type Row = Prisma.CommentGetPayload<{ select: typeof select }>

/** What is known beside the rows themselves. */
interface Surroundings {
  staff: StaffMember
  names: ReadonlyMap<string, string>
  earlier: ReadonlyMap<string, { approved: number; refused: number }>
}

function decisionOf(
  { decidedBy, decidedAt, decisionReason }: Row,
  names: Surroundings['names'],
): ModeratedComment['decision'] {
  if (!decidedBy || !decidedAt) return null
  const reason = isRefusalReason(decisionReason) ? decisionReason : null
  return { by: names.get(decidedBy) ?? decidedBy, at: decidedAt, reason }
}

/** The writer's e-mail and client address: in full for the owner alone. */
function contactOf({ email, address }: Row, staff: StaffMember): Pick<ModeratedComment, 'email' | 'address'> {
  if (isOffered(staff.role, 'comments:see-contact')) return { email, address }
  return { email: email && maskedEmail(email), address: address && maskedAddress(address) }
}

function moderated(row: Row, { staff, names, earlier }: Surroundings): ModeratedComment {
  const text = row.article.translations.find(({ language }) => language === row.language)
  const { email } = row
  return {
    id: row.id,
    articleTitle: text?.title ?? '',
    articleSlug: text?.slug ?? '',
    language: row.language as Language,
    locale: row.locale as Locale,
    authorName: row.authorName,
    body: row.body,
    byStaff: row.byStaff,
    status: row.status,
    isWithdrawn: row.withdrawnAt !== null,
    heldReasons: heldReasons.filter((reason) => row.heldReasons.includes(reason)),
    createdAt: row.createdAt,
    decision: decisionOf(row, names),
    ...contactOf(row, staff),
    earlier: (email && earlier.get(email)) || { approved: 0, refused: 0 },
    answersTo: row.parent,
    openReports: row._count.reports,
  }
}

async function surroundings(database: Database, staff: StaffMember, rows: Row[]): Promise<Surroundings> {
  const emails = rows.flatMap(({ email }) => email ?? [])
  const groups = await database.comment.groupBy({
    by: ['email', 'status'],
    where: { email: { in: emails }, status: { not: 'pending' } },
    _count: { _all: true },
  })
  const earlier = new Map<string, { approved: number; refused: number }>()
  for (const { email, status, _count } of groups) {
    if (!email) continue
    const sums = earlier.get(email) ?? { approved: 0, refused: 0 }
    sums[status === 'approved' ? 'approved' : 'refused'] += _count._all
    earlier.set(email, sums)
  }
  return {
    staff,
    earlier,
    names: await findActorNames(
      database,
      rows.map(({ decidedBy }) => decidedBy),
    ),
  }
}

export const pageSize = 20

export interface QueueWish {
  status: CommentStatus
  language: Language | null
  after: QueuePlace | null
}

/** Comments that wait, the oldest first; decided ones, the newest first. */
export async function listComments(
  database: Database,
  staff: StaffMember,
  { status, language, after }: QueueWish,
): Promise<{ comments: ModeratedComment[]; next: QueuePlace | null }> {
  insistOn(staff, 'comments:read')
  const isWaiting = status === 'pending'
  const direction = isWaiting ? 'asc' : 'desc'
  const beyond = isWaiting ? 'gt' : 'lt'
  // First which ones: joined at once, the rows around every waiting comment would be gathered to show twenty.
  const places = await database.comment.findMany({
    where: {
      status,
      ...(language && { language }),
      // What its author took back is decided and empty.
      ...(status === 'rejected' && { withdrawnAt: null }),
      ...(after && {
        // The first bound lets the index begin there.
        createdAt: { [`${beyond}e`]: after.createdAt },
        OR: [
          { createdAt: { [beyond]: after.createdAt } },
          { createdAt: after.createdAt, id: { [beyond]: after.id } },
        ],
      }),
    },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: pageSize + 1,
    select: { id: true },
  })
  const ids = places.slice(0, pageSize).map(({ id }) => id)
  const found = await database.comment.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: ids } },
    select,
  })
  const shown = ids.flatMap((id) => found.find((row) => row.id === id) ?? [])
  const known = await surroundings(database, staff, shown)
  const last = shown.at(-1)
  const hasMore = places.length > pageSize
  return {
    comments: shown.map((row) => moderated(row, known)),
    next: hasMore && last ? { createdAt: last.createdAt, id: last.id } : null,
  }
}

/** One comment, whatever became of it. */
export async function findModeratedComment(
  database: Database,
  staff: StaffMember,
  id: string,
): Promise<ModeratedComment | null> {
  insistOn(staff, 'comments:read')
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return null
  const row = await database.comment.findUnique({ where: { id }, select })
  return row && moderated(row, await surroundings(database, staff, [row]))
}

/** Who decided about a comment and how: for whoever came second. */
export async function findDecision(
  database: Database,
  commentId: string,
): Promise<{ by: string; status: CommentStatus } | null> {
  const row = await database.comment.findUnique({
    where: { id: commentId },
    select: { decidedBy: true, status: true, withdrawnAt: true },
  })
  if (!row?.decidedBy || row.decidedBy === decidedByAuthor) return null
  const names = await findActorNames(database, [row.decidedBy])
  return { by: names.get(row.decidedBy) ?? row.decidedBy, status: row.status }
}

/** How much waits for a moderator. */
export async function countModeration(
  database: Database,
  staff: StaffMember,
): Promise<{ waiting: number; reports: number; oldestWaiting: Date | null }> {
  insistOn(staff, 'comments:read')
  const [waiting, reports, oldest] = await Promise.all([
    database.comment.count({ where: { status: 'pending' } }),
    database.commentReport.count({ where: { resolvedAt: null } }),
    database.comment.findFirst({
      where: { status: 'pending' },
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true },
    }),
  ])
  return { waiting, reports, oldestWaiting: oldest?.createdAt ?? null }
}

/** Open reports by comment, the oldest first. */
export async function listReports(database: Database, staff: StaffMember): Promise<ReportedComment[]> {
  insistOn(staff, 'comments:read')
  const open = await database.commentReport.findMany({
    where: { resolvedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: { id: true, commentId: true, reason: true, createdAt: true, email: true },
  })
  const ids = [...new Set(open.map(({ commentId }) => commentId))].slice(0, pageSize)
  const rows = await database.comment.findMany({ where: { id: { in: ids } }, select })
  const known = await surroundings(database, staff, rows)
  const mayRead = isOffered(staff.role, 'comments:see-contact')
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    if (!row) return []
    const reports = open
      .filter(({ commentId }) => commentId === id)
      .map(({ commentId: _, email, ...report }) => ({
        ...report,
        email: email && (mayRead ? email : maskedEmail(email)),
      }))
    return [{ comment: moderated(row, known), reports }]
  })
}
