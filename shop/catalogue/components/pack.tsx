import { Picture } from '#ui/picture.tsx'
import type { Picture as ProductPicture } from '../picture.ts'
import type { SupplementFact } from '../product.ts'

/** What stands in for a picture: the facts a label would show. */
export interface PackWords {
  name: string
  fact: SupplementFact | null
  netQuantity: string
}

/** The pack, or, for a product without a picture, its label set large. */
export function Pack({
  picture,
  words,
  sizes,
  isFirst = false,
}: {
  picture: ProductPicture | null
  words: PackWords
  sizes: string
  isFirst?: boolean
}) {
  if (picture) return <Picture picture={picture} sizes={sizes} isFirst={isFirst} />
  return <DrawnLabel words={words} />
}

function DrawnLabel({ words: { fact, netQuantity, name } }: { words: PackWords }) {
  const [value = name.slice(0, 1), unit = ''] = fact ? fact.amountWords.split('\u00a0') : []
  const substance = fact ? (fact.forms[0] ?? fact.name) : name
  return (
    <div
      aria-hidden="true"
      className="@container grid aspect-[4/5] grid-rows-[1fr_auto] bg-accent text-on-accent dark:bg-accent-soft dark:text-accent-strong"
    >
      <p className="figures p-[8cqw] text-[34cqw] font-semibold leading-[0.85] tracking-tighter">
        {value}
        <span className="block pt-[2cqw] text-[9cqw] font-medium tracking-normal">{unit}</span>
      </p>
      <p className="grid gap-[1cqw] border-t border-current/30 p-[8cqw] text-[6cqw] leading-tight">
        <span className="font-semibold">{substance}</span>
        <span>{netQuantity}</span>
      </p>
    </div>
  )
}
