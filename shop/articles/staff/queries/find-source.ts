import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { referenceOf } from '../../queries/rows.ts'
import type { StaffSource } from '../staff-article.ts'
import type { BarRow } from '../source-input.ts'

type InLanguages = Record<Language, string>

const whole = (words: unknown): InLanguages => ({ pl: '', nl: '', en: '', ...(words as InLanguages | null) })

/** A source of an article with its figures, and the other articles that a change of it would change. */
export async function findStaffSource(
  database: Database,
  staff: StaffMember,
  { articleId, referenceId }: { articleId: number; referenceId: string },
): Promise<StaffSource | null> {
  insistOn(staff, 'articles:read')
  const { language } = staff
  const row = await database.reference.findFirst({
    where: { id: referenceId, articles: { some: { articleId } } },
    include: {
      figures: { orderBy: { id: 'asc' } },
      articles: {
        where: { articleId: { not: articleId } },
        orderBy: { articleId: 'asc' },
        select: { article: { select: { id: true, key: true, translations: { where: { language } } } } },
      },
    },
  })
  if (!row) return null
  const { articles, version, ...reference } = row
  return {
    reference: referenceOf(reference, language),
    version,
    notes: whole(row.note),
    figures: row.figures.map(({ id, version, unit, title, rows }) => ({
      ...{ id, version, unit, title: whole(title) },
      rows: rows as unknown as BarRow[],
    })),
    others: articles.map(
      ({
        article: {
          id,
          key,
          translations: [text],
        },
      }) => ({
        id,
        title: text?.title ?? key,
      }),
    ),
  }
}
