import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A picture as a telephone makes it: turned, with the place in it. */
export function photograph({ width = 1600, height = 1200, colour = '#2a6f7f' } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .withExif({
      IFD0: { Make: 'SecretCamera', Copyright: 'Ewa' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1' },
    })
    .jpeg()
    .toBuffer()
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

function ihdr(width: number, height: number): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width)
  data.writeUInt32BE(height, 4)
  data[8] = 1
  return chunk('IHDR', data)
}

/** One bit a pixel and all the same: hundreds of megapixels in some hundred kilobytes. */
export function pixelBomb(width: number, height: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(width / 8))
  const rows = Buffer.alloc(row.length * height)
  return Buffer.concat([
    signature,
    ihdr(width, height),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG that says it moves. */
export function movingPng(frames: number): Buffer {
  const control = Buffer.alloc(8)
  control.writeUInt32BE(frames)
  const still = deflateSync(Buffer.alloc(9 * 8))
  return Buffer.concat([
    signature,
    ihdr(8, 8),
    chunk('acTL', control),
    chunk('IDAT', still),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** So many frames of one moving WebP. */
export function movingWebp(frames: number): Promise<Buffer> {
  const size = 8
  const raw = Buffer.alloc(size * size * frames * 3, 0)
  for (let index = 0; index < raw.length; index++) raw[index] = (index * 31) % 251
  return sharp(raw, { raw: { width: size, height: size * frames, channels: 3, pageHeight: size } })
    .webp({ loop: 0 })
    .toBuffer()
}
