import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { languages, type Language } from '#i18n/locale.ts'
import { Canvas } from './canvas.ts'
import { fromHex, hex, mix } from './colour.ts'
import { claimBeside, coloursOf, packs, pictures, products, readDemo, type InLanguages } from './demo-data.ts'
import { moved, rectangle } from './path.ts'
import { wrap } from './text-block.ts'
import { loadTypefaces, setLine, type Type } from './typeface.ts'

/** Pictures for shared links, 1200 × 630: `node prisma/demo/pictures/social.ts`, after the pack shots. */
interface DemoArticle {
  key: string
  translations: Record<Language, { title: string }>
}

const width = 1200
const height = 630

interface Card {
  ground: string
  ink: string
  kicker: string
  title: string
  foot: string
  room: number
  family: Type['family'] & string
}

function drawCard({ ground, ink, kicker, title, foot, room, family }: Card): string {
  const canvas = new Canvas(width, height)
  canvas.fill(rectangle(0, 0, width, height), ground)
  const strong = fromHex(ink)
  const soft = mix(fromHex(ground), strong, 0.8)
  const put = (text: string, type: Type, y: number, colour = strong) => {
    canvas.fill(moved(setLine(text, type).path, 72, y), hex(colour))
  }
  put('Zelvanta', { size: 40, weight: 680 }, 108)
  put(kicker, { size: 28, weight: 500 }, 196, soft)
  const heading: Type = {
    size: title.length > 44 ? 58 : 70,
    weight: family === 'serif' ? 500 : 620,
    family: family as 'serif',
  }
  wrap(title, heading, room).forEach((line, index) => put(line, heading, 286 + index * heading.size * 1.12))
  canvas.fill(rectangle(72, 530, room, 2), hex(soft))
  const small: Type = { size: 26, weight: 450 }
  wrap(foot, small, room).forEach((line, index) => put(line, small, 572 + index * 32, soft))
  return canvas.toString()
}

const articles = await readDemo<DemoArticle[]>('articles/articles.json')
const articleWord: InLanguages = {
  pl: 'Artykuł ze źródłami',
  nl: 'Artikel met bronnen',
  en: 'Article with its sources',
}
await loadTypefaces()
await mkdir(join(pictures, 'og'), { recursive: true })

async function write(svg: string, name: string, pack?: string): Promise<void> {
  const side = pack
    ? await sharp(join(pictures, `${pack}-960.webp`))
        .resize(504, height)
        .toBuffer()
    : null
  await sharp(Buffer.from(svg))
    .composite(side ? [{ input: side, left: width - 504, top: 0 }] : [])
    .jpeg({ quality: 82, mozjpeg: true })
    .toFile(join(pictures, 'og', `${name}.jpg`))
}

for (const language of languages) {
  for (const product of products) {
    const { sku, name, legalName } = product
    const pack = packs[sku]
    if (!pack) throw new Error(`no label data for ${sku}`)
    const colour = coloursOf(pack)
    const title = name[language].replace('Zelvanta ', '')
    // The designation stands beside the name wherever the name is shown (FOOD-03).
    const designation = legalName[language]
    const card = drawCard({
      ...colour,
      kicker: designation,
      title,
      foot: claimBeside(product, language) ?? 'zelvanta.example',
      room: 540,
      family: 'grotesque',
    })
    await write(
      card,
      `${sku.toLowerCase()}-${language}`,
      `${(pack.variants[0]?.sku ?? sku).toLowerCase()}-${language}`,
    )
  }
  for (const { key, translations } of articles) {
    const { title } = translations[language]
    const paper = { ground: '#f1eee5', ink: '#10262c', kicker: articleWord[language], title }
    await write(
      drawCard({ ...paper, foot: 'zelvanta.example', room: 1056, family: 'serif' }),
      `${key}-${language}`,
    )
  }
}
