import 'server-only'
import { database, inLongTransaction, type Transaction } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { tellingWords, type Letters } from '../list-letters.ts'
import { countOf, movedSince, type ImportOutcome } from '../import-outcome.ts'
import { findImport } from '../queries/find-import.ts'
import { enterCounts } from './import-counts.ts'
import { layList, type LaidList } from './lay-list.ts'

const lifetime = 24 * 60 * 60 * 1000

/** Thrown to take everything back; what a list would do is worked out by doing it. */
class TriedOnly extends Error {
  readonly laid: LaidList
  /** Numbers of products with which something else would be done than when the list was tried. */
  readonly moved: string[]

  constructor(laid: LaidList, moved: string[] = []) {
    super()
    this.laid = laid
    this.moved = moved
  }
}

/** Works out what a list would do by doing it and taking it all back; what it finds is kept for a day. */
export async function tryImport(
  staff: StaffMember,
  csv: string,
  now: Date,
  letters: Letters = 'utf-8',
): Promise<string> {
  insistOn(staff, 'products:write')
  const { products, problems, notices } = await layAndTakeBack(staff, csv, now)
  const words = letters.startsWith('windows') ? tellingWords(csv) : []
  const outcome: ImportOutcome = { products, problems, notices, letters, words }
  await database().productImport.deleteMany({ where: { at: { lt: new Date(now.getTime() - lifetime) } } })
  const { id } = await database().productImport.create({
    data: { actor: actorOf(staff), csv, outcome: outcome as unknown as Prisma.InputJsonObject, at: now },
    select: { id: true },
  })
  return id
}

async function layAndTakeBack(staff: StaffMember, csv: string, now: Date): Promise<LaidList> {
  try {
    return await inLongTransaction(async (transaction) => {
      throw new TriedOnly(await layList(transaction, staff, csv, now))
    })
  } catch (error) {
    if (error instanceof TriedOnly) return error.laid
    throw error
  }
}

export type Applied =
  | { ok: true; products: number }
  | { ok: false; reason: 'unknown' | 'has-problems' }
  /** With the numbers of the products that have moved, where they are known. */
  | { ok: false; reason: 'edited-meanwhile'; moved: string[] }

/**
 * Does what was tried, whole or not at all; refused when a product, its price or its stock has changed since it was tried.
 * Who asks again, or twice at once, gets the answer of the first time.
 */
export async function applyImport(staff: StaffMember, id: string, now: Date): Promise<Applied> {
  insistOn(staff, 'products:write')
  try {
    return await inLongTransaction((transaction) => applyInside(transaction, staff, { id, now }))
  } catch (error) {
    if (error instanceof TriedOnly) return { ok: false, reason: 'edited-meanwhile', moved: error.moved }
    throw error
  }
}

async function applyInside(
  transaction: Transaction,
  staff: StaffMember,
  { id, now }: { id: string; now: Date },
): Promise<Applied> {
  // Of two clicks the second waits here, and then finds what the first has done.
  await transaction.$queryRaw`SELECT id FROM product_import WHERE id = ${id} FOR UPDATE`
  const tried = await findImport(transaction, staff, id)
  if (!tried) return { ok: false, reason: 'unknown' }
  if (tried.applied !== null) return { ok: true, products: tried.applied }
  if (tried.outcome.problems.length > 0) return { ok: false, reason: 'has-problems' }
  const laid = await layList(transaction, staff, tried.csv, now)
  const moved = movedSince(tried.outcome, laid)
  if (laid.problems.length > 0 || moved.length > 0) throw new TriedOnly(laid, moved)
  const products = countOf(laid)
  await transaction.productImport.update({ where: { id }, data: { applied: products } })
  await recordAudit(transaction, staff, {
    action: 'products.imported',
    entity: 'product-import',
    entityId: id,
    after: { products },
  })
  if (!(await enterCounts(transaction, staff, { counts: laid.counts, action: id }))) throw new TriedOnly(laid)
  return { ok: true, products }
}
