import fc from '#local/properties.ts'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { movingPng, movingWebp, photograph, pixelBomb } from './hostile-pictures-fixture.ts'
import { readPictureHeader } from './picture-header.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#123456' } })

describe('what a picture says of itself', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is read from a %s as the decoder reads it', async (format) => {
    const bytes = await plain(123, 457).toFormat(format).toBuffer()
    expect(readPictureHeader(bytes)).toEqual({ format, width: 123, height: 457, isAnimated: false })
  })

  it('is read from the kinds of WebP and JPEG that differ', async () => {
    const lossless = await plain(33, 21).webp({ lossless: true }).toBuffer()
    const opaque = await plain(2000, 3).removeAlpha().webp().toBuffer()
    const progressive = await plain(64, 48).jpeg({ progressive: true }).toBuffer()
    expect(readPictureHeader(lossless)).toMatchObject({ width: 33, height: 21 })
    expect(readPictureHeader(opaque)).toMatchObject({ width: 2000, height: 3 })
    expect(readPictureHeader(progressive)).toMatchObject({ width: 64, height: 48 })
    expect(readPictureHeader(await photograph())).toMatchObject({ width: 1600, height: 1200 })
  })

  it('T17: finds the bomb before anything is unpacked', () => {
    const bomb = pixelBomb(11_000, 11_000)
    expect(bomb.length).toBeLessThan(400_000)
    expect(readPictureHeader(bomb)).toMatchObject({ width: 11_000, height: 11_000 })
  })

  it('T17: finds out what moves', async () => {
    expect(readPictureHeader(movingPng(5000))?.isAnimated).toBe(true)
    expect(readPictureHeader(await movingWebp(12))?.isAnimated).toBe(true)
  })

  it('is nothing where it is broken or something else', async () => {
    const whole = await photograph({ width: 64, height: 64 })
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('<svg/>'),
      whole.subarray(0, 20),
      Buffer.from('GIF89a'),
    ])
      expect(readPictureHeader(bytes)).toBeNull()
  })

  it('never throws, whatever comes', async () => {
    const seeds = [
      await plain(9, 9).png().toBuffer(),
      await plain(9, 9).jpeg().toBuffer(),
      await plain(9, 9).webp().toBuffer(),
    ]
    const broken = fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        fc.nat(),
      )
      .map(([seed, changes, length]) => {
        const bytes = Buffer.from(seed)
        for (const [place, value] of changes) bytes[place % bytes.length] = value
        return bytes.subarray(0, length % (bytes.length + 1))
      })
    fc.assert(fc.property(broken, (bytes) => void readPictureHeader(bytes)))
  })
})
