/** What a picture says of itself before anybody decodes it. */
export interface PictureHeader {
  format: 'jpeg' | 'png' | 'webp'
  width: number
  height: number
  isAnimated: boolean
}

/**
 * Reads the size and whether it moves from the first bytes of the three formats that are taken; null for anything else and for
 * what is broken there. Some hundred kilobytes can say they are a hundred million pixels: that is found out here (T17).
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const header = readPng(view) ?? readJpeg(view) ?? readWebp(view)
    return header && header.width > 0 && header.height > 0 ? header : null
  } catch (error) {
    if (error instanceof RangeError) return null // it ends before it has said so
    throw error
  }
}

function words(view: DataView, offset: number, length: number): string {
  let text = ''
  for (let index = 0; index < length; index++) text += String.fromCharCode(view.getUint8(offset + index))
  return text
}

function readPng(view: DataView): PictureHeader | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null
  if (words(view, 12, 4) !== 'IHDR') return null
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  for (let offset = 8; ; offset += 12 + view.getUint32(offset)) {
    const chunk = words(view, offset + 4, 4)
    if (chunk === 'acTL') return { format: 'png', ...size, isAnimated: true }
    if (chunk === 'IDAT' || chunk === 'IEND') return { format: 'png', ...size, isAnimated: false }
  }
}

/** Start of frame: all of 0xC0…0xCF but tables (C4), an extension (C8) and arithmetic conditioning (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function readJpeg(view: DataView): PictureHeader | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let offset = 2; ;) {
    if (view.getUint8(offset) !== 0xff) return null
    const marker = view.getUint8(offset + 1)
    if (marker === 0xff) offset += 1
    else if (isFrame(marker)) {
      const size = { width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) }
      return { format: 'jpeg', ...size, isAnimated: false }
    } else if (marker === 0xd9 || marker === 0xda) return null
    else offset += 2 + view.getUint16(offset + 2)
  }
}

function readWebp(view: DataView): PictureHeader | null {
  if (words(view, 0, 4) !== 'RIFF' || words(view, 8, 4) !== 'WEBP') return null
  const chunk = words(view, 12, 4)
  const uint24 = (offset: number) => view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)
  if (chunk === 'VP8X') {
    const isAnimated = (view.getUint8(20) & 0b10) !== 0
    return { format: 'webp', width: uint24(24) + 1, height: uint24(27) + 1, isAnimated }
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true)
    return {
      format: 'webp',
      width: (bits & 0x3fff) + 1,
      height: ((bits >> 14) & 0x3fff) + 1,
      isAnimated: false,
    }
  }
  if (chunk !== 'VP8 ') return null
  const size = { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  return { format: 'webp', ...size, isAnimated: false }
}
