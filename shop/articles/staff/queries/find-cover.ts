import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { StaffCover } from '../cover.ts'

/** The cover of an article, with its words in every language that shows it. */
export async function findCover(
  database: Database,
  staff: StaffMember,
  articleId: number,
): Promise<StaffCover | null> {
  insistOn(staff, 'articles:read')
  const rows = await database.articlePicture.findMany({ where: { articleId } })
  const [first] = rows
  if (!first) return null
  const { file, width, height, widths } = first
  const texts = Object.fromEntries(rows.map(({ language, alt }) => [language, alt])) as StaffCover['texts']
  return { file, width, height, widths, texts }
}
