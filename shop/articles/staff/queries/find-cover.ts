import 'server-only'
import type { Database } from '#platform/database.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { StaffCover } from '../cover.ts'

/** The cover of an article, with its words in every language that shows it. */
export async function findCover(
  database: Database,
  _staff: Pick<StaffMember, 'id'>,
  articleId: number,
): Promise<StaffCover | null> {
  const rows = await database.articlePicture.findMany({ where: { articleId } })
  const [first] = rows
  if (!first) return null
  const { file, width, height, widths } = first
  const texts = Object.fromEntries(rows.map(({ language, alt }) => [language, alt])) as StaffCover['texts']
  return { file, width, height, widths, texts }
}
