import 'server-only'
import { database } from '#platform/database.ts'
import type { JobDefinition } from '#platform/jobs.ts'
import { logger } from '#platform/logger.ts'
import {
  isWhole,
  listStoredPictures,
  removeAbandonedUploads,
  removeStoredPicture,
} from '#platform/pictures/picture-store.ts'
import { tellOfLostPictures, withUnnamedUpload } from './mutations.ts'
import { listNamedUploads } from './queries.ts'

export const pictureQueue = 'pictures'
/** An upload under way has files before it has a row. */
const grace = 60 * 60 * 1000

export interface PictureInventory {
  /** On the disk, but shown nowhere. */
  unnamed: string[]
  /** Shown somewhere, but not on the disk in every width. */
  missing: string[]
}

/** Compares rows and files: every row has its files and every file its row (I20). */
export async function comparePictures(before: Date): Promise<PictureInventory> {
  // Files first: a row that comes between the two looks has its files already.
  const stored = await listStoredPictures()
  const named = await listNamedUploads(database())
  const unnamed = [...stored].filter(([file, { newest }]) => !named.has(file) && newest < before.getTime())
  const suspects = [...named].filter(([file, widths]) => !isWhole(stored.get(file), widths))
  const later = suspects.length === 0 ? stored : await listStoredPictures()
  const missing = suspects.filter(([file, widths]) => !isWhole(later.get(file), widths))
  return { unnamed: unnamed.map(([file]) => file), missing: missing.map(([file]) => file) }
}

/** Takes away what nobody shows any more and says what is shown but gone. */
export async function cleanPictures(now = new Date()): Promise<PictureInventory> {
  const before = new Date(now.getTime() - grace)
  await removeAbandonedUploads(before)
  const { unnamed, missing } = await comparePictures(before)
  for (const file of unnamed) await withUnnamedUpload(file, () => removeStoredPicture(file))
  if (missing.length > 0) {
    logger.error({ files: missing }, 'pictures are shown whose files are gone (I20)')
    await tellOfLostPictures(missing, now)
  }
  return { unnamed, missing }
}

export const pictureCleaningJob: JobDefinition<Record<string, never>> = {
  queue: pictureQueue,
  cron: '37 * * * *',
  work: async () => void (await cleanPictures()),
}
