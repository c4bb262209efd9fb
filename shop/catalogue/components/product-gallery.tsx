import { translator } from '#i18n/translator.ts'
import { Picture } from '#ui/picture.tsx'
import type { Picture as ProductPicture } from '../picture.ts'
import type { Product, VariantView } from '../product.ts'
import { Pack } from './pack.tsx'

const sizes = '(min-width: 64rem) 44rem, (min-width: 48rem) 60vw, 84vw'
const alone = '(min-width: 64rem) 44rem, 92vw'

/** The pack large, the variant's own picture before those of the product: below each other, or side by side to be pushed. */
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
    <div role="group" aria-label={t('product.pictures')} className="min-w-0">
      <ul className="-mx-[clamp(1rem,4vw,3rem)] flex snap-x snap-mandatory scroll-px-[clamp(1rem,4vw,3rem)] gap-3 overflow-x-auto px-[clamp(1rem,4vw,3rem)] lg:mx-0 lg:grid lg:snap-none lg:gap-6 lg:overflow-visible lg:px-0 [&>li]:w-[91%] [&>li]:shrink-0 [&>li]:snap-start md:[&>li]:w-[64%] lg:[&>li]:w-auto [&>li:only-child]:w-full print:[&>li]:w-[9cm]! print:[&>li+li]:hidden">
        <li>
          <Pack picture={first ?? null} words={words} sizes={others.length > 0 ? sizes : alone} isFirst />
        </li>
        {others.map((picture) => (
          <li key={picture.file}>
            <Enlarged picture={picture} words={t('product.enlarge')} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Small print is there to be read: the picture leads to itself at its full size. */
function Enlarged({ picture, words }: { picture: ProductPicture; words: string }) {
  const largest = Math.max(...picture.widths)
  return (
    <a
      href={`/pictures/${picture.file}-${largest}.webp`}
      className="grid gap-2 no-underline -outline-offset-3"
    >
      <Picture picture={picture} sizes={sizes} />
      <span className="link justify-self-end text-small lg:justify-self-start">{words}</span>
    </a>
  )
}
