import 'server-only'
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Database, Transaction } from './database.ts'
import { pixelLimit } from './pictures/encoding.ts'
import { readPictureHeader } from './pictures/picture-header.ts'
import type { Problem } from './problem.ts'

/** A file that is kept as it was given, to the byte. */
export interface KeptFile {
  fingerprint: string
  mediaType: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Kinds of file by what they are, with the ending they are handed out with. */
const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
}

export type AcceptedFile =
  { ok: true; file: KeptFile } | { ok: false; status: 415 | 422; problem: Omit<Problem, 'field'> }

/** Bytes under their fingerprint. */
function fileToKeep(bytes: Uint8Array<ArrayBuffer>, mediaType: string): KeptFile {
  return { bytes, mediaType, fingerprint: createHash('sha256').update(bytes).digest('hex') }
}

/**
 * A PDF or a picture that may be kept: looked at for what it is, whatever its name or the browser says (ASVS 5.2.2). It is
 * never decoded here and never shown inside a page of ours.
 */
export async function acceptFile(file: File | null): Promise<AcceptedFile> {
  const refused = (key: string, status: 415 | 422 = 422): AcceptedFile => ({
    ok: false,
    status,
    problem: { key, facts: { megapixels: pixelLimit / 1_000_000 } },
  })
  if (!file || file.size === 0) return refused('fileMissing')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!type || !Object.hasOwn(endings, type.mime)) return refused('fileType', 415)
  if (type.mime !== 'application/pdf') {
    const header = readPictureHeader(bytes)
    if (!header) return refused('pictureUnreadable')
    if (header.width * header.height > pixelLimit) return refused('picturePixels')
  }
  return { ok: true, file: fileToKeep(bytes, type.mime) }
}

/** Keeps the bytes; the same file given twice is kept once. */
export async function keepFile(transaction: Transaction, file: KeptFile): Promise<void> {
  await transaction.keptFile.createMany({ data: [file], skipDuplicates: true })
}

export async function findKeptFile(database: Database, fingerprint: string): Promise<KeptFile | null> {
  return database.keptFile.findUnique({
    where: { fingerprint },
    select: { fingerprint: true, mediaType: true, bytes: true },
  })
}

/** A kept file beside a letter. */
export function attachedFile({ bytes, mediaType }: KeptFile, name: string) {
  return {
    filename: handedOutName(name, mediaType),
    content: Buffer.from(bytes),
    contentType: mediaType,
  }
}

/** What a kept file is called when it is handed out: letters that every system can write, and the ending of what it is. */
function handedOutName(name: string, mediaType: string): string {
  const ending = new RegExp(`\\.(${Object.values(endings).join('|')}|jpeg)$`, 'i')
  const stem = name.replace(ending, '').replaceAll(/[^\w.-]+/g, '-')
  return `${stem.slice(0, 80) || 'file'}.${endings[mediaType] ?? 'bin'}`
}

/** Hands a kept file out to be saved: no browser opens it as a page of ours. */
export function handOut({ bytes, mediaType }: KeptFile, name: string): Response {
  return new Response(bytes, {
    headers: {
      'cache-control': 'private, no-store',
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${handedOutName(name, mediaType)}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  })
}
