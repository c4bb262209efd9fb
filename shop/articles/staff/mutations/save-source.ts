import 'server-only'
import { Prisma } from '#prisma/generated/client.ts'
import { languages, type Language } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import type { Finding } from '#shop/claims/finding.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { notesOf, type SourceChange } from '../source-input.ts'
import { completeSourceChange, lockSource, UnlawfulWords, type SourcePlace } from './source-change.ts'

export type Unlawful = { ok: false; reason: 'unlawful'; findings: { language: Language; finding: Finding }[] }

export type SavedSource =
  | { ok: true }
  | { ok: false; reason: 'source-gone' | 'edited-meanwhile' }
  | { ok: false; reason: 'source-known'; referenceId: string }
  | Unlawful

/** Does a write whose words may turn out to be unlawful; then nothing of it is left. */
export async function lawfully<Answer>(write: () => Promise<Answer>): Promise<Answer | Unlawful> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof UnlawfulWords)) throw error
    return { ok: false, reason: 'unlawful', findings: error.findings }
  }
}

/** Mends a source, if nobody else has since; every article that has it shows it so. */
export async function saveSource(
  staff: StaffMember,
  place: SourcePlace,
  source: SourceChange,
): Promise<SavedSource> {
  insistOn(staff, 'articles:write')
  const { referenceId } = place
  return lawfully(() =>
    inTransaction(async (transaction): Promise<SavedSource> => {
      const locked = await lockSource(transaction, place)
      if (!locked) return { ok: false, reason: 'source-gone' }
      if (locked.version !== source.version) return { ok: false, reason: 'edited-meanwhile' }
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7305123)`
      const { doi, pmid } = source
      const same = [...(doi ? [{ doi }] : []), ...(pmid ? [{ pmid }] : [])]
      const known =
        same.length === 0
          ? null
          : await transaction.reference.findFirst({ where: { OR: same, id: { not: referenceId } } })
      if (known) return { ok: false, reason: 'source-known', referenceId: known.id }
      const before = await transaction.reference.findUniqueOrThrow({ where: { id: referenceId } })
      const data = rowOf(source)
      await transaction.reference.update({
        where: { id: referenceId },
        data: { ...data, note: data.note ?? Prisma.DbNull, version: { increment: 1 } },
      })
      const changed = Object.keys(data).filter((name) => !isSame(before, data, name as keyof typeof data))
      await completeSourceChange(transaction, staff, {
        referenceId,
        words: notesOf(source),
        record: {
          action: 'source.saved',
          before: pick(before, changed),
          after: pick(data, changed),
        },
      })
      return { ok: true }
    }),
  )
}

function rowOf(source: SourceChange) {
  const orNull = (text: string) => (text === '' ? null : text)
  const notes = notesOf(source)
  const { kind, authors, title, year, language } = source
  return {
    ...{ kind, authors, title, year, language },
    verification: source.verified === 'on' ? 'verified' : 'from knowledge',
    containerTitle: orNull(source.containerTitle),
    volume: orNull(source.volume),
    issue: orNull(source.issue),
    pages: orNull(source.pages),
    doi: orNull(source.doi),
    pmid: orNull(source.pmid),
    url: orNull(source.url),
    note: languages.some((each) => notes[each] !== '') ? { ...notes } : null,
  }
}

type Row = ReturnType<typeof rowOf>

const textOf = (value: unknown) => JSON.stringify(value ?? null)

function isSame(before: Record<keyof Row, unknown>, after: Row, name: keyof Row): boolean {
  return textOf(before[name]) === textOf(after[name])
}

function pick(row: object, names: readonly string[]): Prisma.InputJsonObject {
  const picked = Object.entries(row).filter(([name]) => names.includes(name))
  return JSON.parse(JSON.stringify(Object.fromEntries(picked))) as Prisma.InputJsonObject
}
