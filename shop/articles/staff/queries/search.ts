import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { referenceOf } from '../../queries/rows.ts'
import type { Reference } from '../../reference.ts'

/** Sources whose title, author, DOI or id holds the words, those of this article left out. */
export async function searchReferences(
  database: Database,
  staff: StaffMember,
  { words, articleId }: { words: string; articleId: number },
): Promise<Reference[]> {
  insistOn(staff, 'articles:read')
  if (words.trim() === '') return []
  const pattern = `%${words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const found = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM reference
    WHERE (title ILIKE ${pattern} OR id ILIKE ${pattern} OR doi ILIKE ${pattern} OR pmid ILIKE ${pattern}
           OR array_to_string(authors, ' ') ILIKE ${pattern})
      AND id NOT IN (SELECT reference_id FROM article_reference WHERE article_id = ${articleId})
    ORDER BY year DESC, id LIMIT 20`
  const rows = await database.reference.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ year: 'desc' }, { id: 'asc' }],
    include: { figures: true },
  })
  return rows.map((row) => referenceOf(row, staff.language))
}

/** Products whose name or key holds the words, those of this article left out. */
export async function searchProducts(
  database: Database,
  staff: StaffMember,
  { words, articleId }: { words: string; articleId: number },
): Promise<{ id: number; name: string }[]> {
  insistOn(staff, 'articles:read')
  const { language } = staff
  if (words.trim() === '') return []
  const contains = {
    contains: words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`),
    mode: 'insensitive',
  } as const
  const rows = await database.product.findMany({
    where: {
      OR: [{ key: contains }, { translations: { some: { name: contains } } }],
      articles: { none: { articleId } },
    },
    orderBy: { position: 'asc' },
    take: 20,
    select: { id: true, key: true, translations: { where: { language }, select: { name: true } } },
  })
  return rows.map(({ id, key, translations: [text] }) => ({ id, name: text?.name ?? key }))
}
