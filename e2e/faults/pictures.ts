import { readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect } from 'vitest'
import { worksUnder } from './clocks.ts'
import type { World } from './world.ts'

interface ShownPicture {
  file: string
  widths: number[]
}

async function shownPictures(world: World): Promise<ShownPicture[]> {
  return world.books.rows<ShownPicture>(
    `select distinct file, widths from product_picture where file like 'uploads/%'
     union select file, widths from article_picture where file like 'uploads/%'`,
  )
}

const namesOf = ({ file, widths }: ShownPicture) =>
  widths.flatMap((width) =>
    ['avif', 'webp'].map((type) => `${file.slice('uploads/'.length)}-${width}.${type}`),
  )

/** I20, from the row: every file that a page would ask for is there, and whole to its last pixel. */
export async function expectPicturesWhole(world: World): Promise<number> {
  const names = (await shownPictures(world)).flatMap(namesOf)
  const broken: string[] = []
  for (const name of new Set(names)) {
    const path = join(world.uploads, name)
    const isWhole = await sharp(path, { failOn: 'warning' })
      .stats()
      .then(() => true)
      .catch(() => false)
    if (!isWhole) broken.push(name)
  }
  expect(broken).toEqual([])
  return names.length
}

/** I20, both ways, two hours later: what uploads that were broken off had left is gone, and nothing else. */
export async function expectPicturesAlone(world: World): Promise<void> {
  await worksUnder(world.worker, { seconds: 2 * 60 * 60 })
  await world.jobs.run('pictures')
  await worksUnder(world.worker, { seconds: 0 })
  const expected = new Set((await shownPictures(world)).flatMap(namesOf))
  const incoming = join(world.uploads, '.incoming')
  const found = readdirSync(world.uploads).filter((name) => name !== '.incoming')
  expect(found.toSorted()).toEqual([...expected].toSorted())
  expect(existsSync(incoming) ? readdirSync(incoming) : []).toEqual([])
  await expectPicturesWhole(world)
}
