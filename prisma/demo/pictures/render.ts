import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { languages, type Language } from '#i18n/locale.ts'
import { formatDecimal } from '#shop/nutrition/decimal-format.ts'
import { nutrientName } from '#shop/nutrition/nutrient.ts'
import { drawPack, type PackKind } from './packs.ts'
import { pictureHeight, pictureWidth } from './studio.ts'
import { loadTypefaces } from './typeface.ts'

/**
 * Draws and encodes every pack shot from the label data: `node prisma/demo/pictures/render.ts [--only ZV-001] [--preview]`.
 * The results under public/pictures are committed; the same data gives the same pictures.
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, preview: { type: 'boolean' } } })

type InLanguages = Record<Language, string>

interface Facts {
  sku: string
  name: InLanguages
  legalName: InLanguages
  nutrients: { id: string; amount: number; unit: string }[]
}

interface Copy {
  packaging: string
  labelColour: string
  variants: {
    sku: string
    netQuantityText: InLanguages
    netCount: number | null
    netGrams: number | null
    netMl: number | null
  }[]
}

interface Entry {
  sku: string
  variantSku: string
  language: Language
  index: number
  file: string
  width: number
  height: number
  widths: number[]
  alt: string
}

const demo = join(import.meta.dirname, '..')
const target = join(demo, '..', '..', 'public', 'pictures')
const widths = [320, 480, 640, 960]

async function read<Content>(path: string): Promise<Content> {
  return JSON.parse(await readFile(join(demo, path), 'utf8')) as Content
}

const { products } = await read<{ products: Facts[] }>('products.json')
const catalogue = await read<Record<string, Copy>>('catalogue/catalogue.json')
const colours = await read<Record<string, { ground: string; ink: string }>>('catalogue/label-colours.json')

const packWords: Record<string, InLanguages> = {
  jar: { pl: 'Słoik', nl: 'Pot', en: 'Jar' },
  bottle: { pl: 'Butelka', nl: 'Fles', en: 'Bottle' },
  'liquid-bottle': { pl: 'Butelka z ciemnego szkła', nl: 'Fles van donker glas', en: 'Dark glass bottle' },
  tube: { pl: 'Tuba', nl: 'Tube', en: 'Tube' },
  pouch: { pl: 'Torebka', nl: 'Zak', en: 'Pouch' },
  'sachet-box': { pl: 'Pudełko z saszetkami', nl: 'Doos met sachets', en: 'Box of sachets' },
}

const says: InLanguages = { pl: 'na etykiecie', nl: 'op het etiket', en: 'the label says' }

function contents(variant: Copy['variants'][number]): number {
  return variant.netCount ?? variant.netGrams ?? variant.netMl ?? 1
}

function kindOf(copy: Copy): PackKind {
  const isLiquid = copy.packaging === 'bottle' && copy.variants[0]?.netMl !== null
  return (isLiquid ? 'liquid-bottle' : copy.packaging) as PackKind
}

async function encode(svg: string, file: string): Promise<void> {
  const drawn = await sharp(Buffer.from(svg), { density: 144 })
    .resize(pictureWidth * 2)
    .png()
    .toBuffer()
  for (const width of widths) {
    const picture = sharp(drawn).resize(width)
    await picture
      .clone()
      .avif({ quality: 52, effort: 6 })
      .toFile(join(target, `${file}-${width}.avif`))
    await picture
      .clone()
      .webp({ quality: 78, effort: 4 })
      .toFile(join(target, `${file}-${width}.webp`))
  }
}

await mkdir(target, { recursive: true })
await loadTypefaces()
const manifest: Entry[] = []
for (const facts of products) {
  const copy = catalogue[facts.sku]
  const [main] = facts.nutrients
  if (!copy || !main) throw new Error(`no label data for ${facts.sku}`)
  const [usual] = copy.variants
  for (const [index, variant] of copy.variants.entries()) {
    const size = usual ? (contents(variant) / contents(usual)) ** 0.22 : 1
    for (const language of languages) {
      const kind = kindOf(copy)
      const name = facts.name[language].replace('Zelvanta ', '')
      const amount = formatDecimal(main.amount, language)
      const svg = drawPack({
        kind,
        size,
        colours: colours[copy.labelColour] ?? { ground: '#0e5a66', ink: '#ffffff' },
        words: {
          brand: 'Zelvanta',
          name,
          designation: facts.legalName[language].split(',')[0] ?? '',
          amount,
          unit: main.unit,
          nutrient: nutrientName(main.id, language).toLowerCase(),
          netQuantity: variant.netQuantityText[language],
        },
      })
      const file = `${variant.sku.toLowerCase()}-${language}`
      manifest.push({
        sku: facts.sku,
        variantSku: variant.sku,
        language,
        index,
        file,
        width: pictureWidth,
        height: pictureHeight,
        widths,
        alt: `${packWords[kind]?.[language] ?? ''} ${facts.name[language]}; ${says[language]}: ${amount} ${main.unit}, ${variant.netQuantityText[language]}`,
      })
      if (values.only && values.only !== facts.sku) continue
      if (values.preview) {
        if (language === 'pl')
          await sharp(Buffer.from(svg))
            .resize(480)
            .png()
            .toFile(join('/tmp', `pack-${variant.sku}.png`))
      } else await encode(svg, file)
    }
  }
}
await writeFile(join(demo, 'pictures', 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
process.stdout.write(`${manifest.length} pictures\n`)
