import { translator } from '#i18n/translator.ts'
import { Picture } from '#ui/picture.tsx'
import type { Product, VariantView } from '../product.ts'
import { Pack } from './pack.tsx'

/** The pack large, the variant's own picture before those of the product. */
export function ProductGallery({ product, variant }: { product: Product; variant: VariantView }) {
  const t = translator(product.locale, 'catalogue')
  const pictures = [
    ...product.pictures.filter(({ variantId }) => variantId === variant.variantId),
    ...product.pictures.filter(({ variantId }) => variantId === null),
  ]
  const [first, ...others] = pictures
  const words = {
    name: product.name,
    fact: product.label.facts[0] ?? null,
    netQuantity: variant.netQuantity,
  }
  return (
    <div role="group" aria-label={t('product.pictures')} className="grid content-start gap-3">
      <Pack picture={first ?? null} words={words} sizes="(min-width: 64rem) 44rem, 92vw" isFirst />
      {others.length > 0 ? (
        <ul className="grid grid-cols-3 gap-3">
          {others.map((picture) => (
            <li key={picture.file}>
              <Picture picture={picture} sizes="(min-width: 64rem) 14rem, 30vw" />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
