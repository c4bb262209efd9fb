import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import type { Problem } from '../problem.ts'
import { pixelLimit } from './encoding.ts'
import { readPictureHeader } from './picture-header.ts'
import { preparePicture, type PreparedPicture } from './picture-store.ts'

/** As large as a body may be where pictures are taken. */
export const uploadLimit = 12 * 1024 * 1024
const acceptedTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/apng']

interface Refusal {
  status: 415 | 422 | 507
  /** About the field `picture`. */
  problem: Problem
}

export type AcceptedPicture = { ok: true; picture: PreparedPicture } | ({ ok: false } & Refusal)

function refusalFor(key: string, status: Refusal['status'] = 422): Refusal {
  return { status, problem: { field: 'picture', key, facts: { megapixels: pixelLimit / 1_000_000 } } }
}

/** Looks at what the bytes are, whatever the name or the browser says (ASVS 5.2.2); null when they may be decoded. */
async function refusalOf(bytes: Uint8Array): Promise<Refusal | null> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!type || !acceptedTypes.includes(type.mime)) return refusalFor('pictureType', 415)
  const header = readPictureHeader(bytes)
  if (!header) return refusalFor('pictureUnreadable')
  if (header.isAnimated) return refusalFor('pictureMoves')
  return header.width * header.height > pixelLimit ? refusalFor('picturePixels') : null
}

const reasons = {
  unreadable: refusalFor('pictureUnreadable'),
  animated: refusalFor('pictureMoves'),
  'too-many-pixels': refusalFor('picturePixels'),
  'no-room': refusalFor('diskFull', 507),
} as const

/** An uploaded file as a picture that may be published, or why it is none (S-UPL). */
export async function acceptPicture(file: File | null): Promise<AcceptedPicture> {
  if (!file || file.size === 0) return { ok: false, ...refusalFor('pictureMissing') }
  const bytes = await file.bytes()
  const refusal = await refusalOf(bytes)
  if (refusal) return { ok: false, ...refusal }
  const prepared = await preparePicture(bytes)
  return prepared.ok ? prepared : { ok: false, ...reasons[prepared.reason] }
}
