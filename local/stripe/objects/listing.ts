import { missingResource } from '../errors.ts'
import type { CreatedRange, Paging } from '../requests/list-parameters.ts'

interface Listed {
  id: string
  created?: number
}

export interface List<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

/** One page of a list, newest first, as Stripe cuts it. */
export function listPage<T extends Listed>(all: readonly T[], paging: Paging, url: string): List<T> {
  const limit = paging.limit ?? 10
  if (paging.ending_before !== undefined) {
    const before = all.slice(0, positionOf(all, paging.ending_before, 'ending_before'))
    return { object: 'list', data: before.slice(-limit), has_more: before.length > limit, url }
  }
  const start =
    paging.starting_after === undefined ? 0 : positionOf(all, paging.starting_after, 'starting_after') + 1
  const rest = all.slice(start)
  return { object: 'list', data: rest.slice(0, limit), has_more: rest.length > limit, url }
}

export function newestFirst<T>(collection: ReadonlyMap<string, T>): T[] {
  return [...collection.values()].toReversed()
}

export function isWithin(moment: number, range: CreatedRange): boolean {
  if (range === undefined) return true
  return (
    (range.gt === undefined || moment > range.gt) &&
    (range.gte === undefined || moment >= range.gte) &&
    (range.lt === undefined || moment < range.lt) &&
    (range.lte === undefined || moment <= range.lte)
  )
}

function positionOf(all: readonly Listed[], id: string, param: string): number {
  const position = all.findIndex((item) => item.id === id)
  if (position === -1) throw missingResource('object', id, param)
  return position
}
