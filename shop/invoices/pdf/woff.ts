import { inflateSync } from 'node:zlib'

const header = { woff: 44, sfnt: 12 }
const record = { woff: 20, sfnt: 16 }
const aligned = (length: number) => (length + 3) & ~3

/**
 * A WOFF 1.0 file as the font it packs. The PDF writer reads WOFF too, but unpacks it anew for every document, without
 * the help of zlib: four fifths of the time that drawing one takes.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = header.woff + record.woff * index
    const offset = woff.readUInt32BE(at + 4)
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8))
    const length = woff.readUInt32BE(at + 12)
    const data = packed.length < length ? inflateSync(packed) : packed
    return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), data }
  })
  const directory = header.sfnt + record.sfnt * count
  const size = tables.reduce((total, { data }) => total + aligned(data.length), directory)
  const font = Buffer.alloc(size)
  woff.copy(font, 0, 4, 8)
  font.writeUInt16BE(count, 4)
  const selector = Math.floor(Math.log2(count))
  font.writeUInt16BE(2 ** selector * 16, 6)
  font.writeUInt16BE(selector, 8)
  font.writeUInt16BE(count * 16 - 2 ** selector * 16, 10)
  let end = directory
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const at = header.sfnt + record.sfnt * index
    tag.copy(font, at)
    font.writeUInt32BE(checksum, at + 4)
    font.writeUInt32BE(end, at + 8)
    font.writeUInt32BE(data.length, at + 12)
    data.copy(font, end)
    end += aligned(data.length)
  }
  return font
}
