import 'server-only'
import type { Prisma } from '#prisma/generated/client.ts'
import { inTransaction } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { figureOrder } from '../../markdown.ts'
import { figureTitles, figureWords, type FigureFields } from '../source-input.ts'
import { lawfully, type Unlawful } from './save-source.ts'
import { completeSourceChange, lockSource, type SourcePlace } from './source-change.ts'

export type SavedFigure =
  | { ok: true }
  | {
      ok: false
      reason: 'source-gone' | 'figure-gone' | 'edited-meanwhile' | 'figure-known' | 'figure-shown'
    }
  | Unlawful

/** Draws a figure from the data of a source, or mends one if nobody else has since. */
export async function saveFigure(
  staff: StaffMember,
  place: SourcePlace,
  fields: FigureFields,
): Promise<SavedFigure> {
  insistOn(staff, 'articles:write')
  const { referenceId } = place
  const { figure: id, version, unit, rows } = fields
  const title = figureTitles(fields)
  const data = { unit, title, rows: rows as unknown as Prisma.InputJsonArray }
  return lawfully(() =>
    inTransaction(async (transaction): Promise<SavedFigure> => {
      if (!(await lockSource(transaction, place))) return { ok: false, reason: 'source-gone' }
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7305124)`
      const before = await transaction.figure.findUnique({ where: { id } })
      if (version === 0) {
        if (before) return isTheSame(before, { referenceId, ...data }) ? done : known
        await transaction.figure.create({ data: { id, kind: 'bars', referenceId, ...data } })
      } else {
        if (before?.referenceId !== referenceId) return { ok: false, reason: 'figure-gone' }
        if (before.version !== version) return { ok: false, reason: 'edited-meanwhile' }
        await transaction.figure.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
      }
      await completeSourceChange(transaction, staff, {
        referenceId,
        words: figureWords({ title, rows }),
        record: {
          action: before ? 'figure.saved' : 'figure.added',
          ...(before && { before: shapeOf(before) }),
          after: shapeOf({ id, ...data }),
        },
      })
      return done
    }),
  )
}

const done = { ok: true } as const
const known = { ok: false, reason: 'figure-known' } as const

interface Drawn {
  unit: string
  title: unknown
  rows: unknown
}

function shapeOf({ id, unit, title, rows }: Drawn & { id: string }): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify({ figure: id, unit, title, rows })) as Prisma.InputJsonObject
}

/** The database gives back the names of a row in its own order. */
function isTheSame(before: Drawn & { referenceId: string }, after: Drawn & { referenceId: string }): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
    return entries.map(([name, part]) => [name, sorted(part)])
  }
  const textOf = ({ referenceId, unit, title, rows }: typeof before) =>
    JSON.stringify(sorted([referenceId, unit, title, rows]))
  return textOf(before) === textOf(after)
}

/** Takes a figure away, unless a text of any article shows it. */
export async function removeFigure(staff: StaffMember, place: SourcePlace, id: string): Promise<SavedFigure> {
  insistOn(staff, 'articles:write')
  const { referenceId } = place
  return lawfully(() =>
    inTransaction(async (transaction): Promise<SavedFigure> => {
      if (!(await lockSource(transaction, place))) return { ok: false, reason: 'source-gone' }
      const before = await transaction.figure.findUnique({ where: { id } })
      if (!before) return done
      if (before.referenceId !== referenceId) return { ok: false, reason: 'figure-gone' }
      const texts = await transaction.articleTranslation.findMany({
        where: { body: { contains: `figure:${id}` } },
        select: { body: true },
      })
      if (texts.some(({ body }) => figureOrder(body).includes(id)))
        return { ok: false, reason: 'figure-shown' }
      await transaction.figure.delete({ where: { id } })
      await completeSourceChange(transaction, staff, {
        referenceId,
        words: { pl: '', nl: '', en: '' },
        record: { action: 'figure.removed', before: shapeOf(before) },
      })
      return done
    }),
  )
}
