import sharp from 'sharp'
import { expect, test } from 'vitest'
import { housePictureSize, housePictureVersion } from './house-picture-words.ts'
import { drawHousePicture, houseDrawing } from './house-picture.ts'

const words = { name: 'Zielarnia Łódź', line: 'Ziołowe suplementy z małej wytwórni, z całą etykietą' }
const letters = (drawing: string) => drawing.match(/d="M/g)?.length ?? 0

test('the picture for shared links is of the size that is said, and says the name and the line of the shop', async () => {
  const picture = await drawHousePicture(words)
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', ...housePictureSize })
  expect(await drawHousePicture({ ...words })).toBe(picture)
  expect(letters(houseDrawing(words))).toBe(`${words.name}${words.line}`.replaceAll(' ', '').length)
})

test('other words make another picture at another address', async () => {
  const other = { ...words, name: 'Magnolia' }
  expect(housePictureVersion(other)).not.toBe(housePictureVersion(words))
  expect((await drawHousePicture(other)).equals(await drawHousePicture(words))).toBe(false)
})

test.each([
  ['nothing under the name', { name: 'A', line: '' }],
  [
    'a long name and a long line',
    {
      name: 'Najdłuższa nazwa sklepu '.repeat(3).slice(0, 60),
      line: 'Słowo za słowem '.repeat(7).slice(0, 100),
    },
  ],
  ['one word that is wider than the picture', { name: 'W'.repeat(60), line: 'm'.repeat(100) }],
  ['letters that no file has, and signs of markup', { name: 'Магнолия <&">', line: '健康 & 😀' }],
])('%s is drawn', async (_, said) => {
  expect(await sharp(await drawHousePicture(said)).metadata()).toMatchObject(housePictureSize)
})
