import { existsSync } from 'node:fs'
import type { Transaction } from '#platform/database.ts'
import { readDemoJson } from './demo-file.ts'

interface DemoPicture {
  sku: string
  variantSku?: string | null
  language: string
  index: number
  file: string
  width: number
  height: number
  widths: number[]
  alt: string
}

export async function seedPictures(transaction: Transaction): Promise<void> {
  if (!existsSync(new URL('../demo/pictures/manifest.json', import.meta.url))) return
  const pictures = await readDemoJson<DemoPicture[]>('pictures/manifest.json')
  const products = await transaction.product.findMany({
    select: { id: true, key: true, variants: { select: { id: true, sku: true } } },
  })
  for (const product of products) {
    await transaction.productPicture.createMany({
      data: pictures
        .filter((picture) => picture.sku === product.key)
        .map(({ variantSku, language, index, file, width, height, widths, alt }) => ({
          productId: product.id,
          variantId: product.variants.find((variant) => variant.sku === variantSku)?.id ?? null,
          language,
          position: index,
          file,
          width,
          height,
          widths,
          alt,
        })),
    })
  }
}
