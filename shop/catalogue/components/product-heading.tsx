import { typeset, typesetName } from '#ui/typeset.tsx'
import type { Product } from '../product.ts'

/** Name, designation and, where the name is a claim, the authorised claim: one block (FOOD-03, CLAIM-05). */
export function ProductHeading({ product }: { product: Product }) {
  return (
    <header className="grid gap-3">
      <div>
        <h1 className="text-heading font-semibold tracking-tight">{typesetName(product.name)}</h1>
        <p className="pt-1 text-quiet">{product.legalName}</p>
      </div>
      {product.nameClaims.length > 0 ? (
        <ul className="grid gap-1 border-l-2 border-accent pl-3 text-small">
          {product.nameClaims.map((claim) => (
            <li key={claim.id}>{claim.text}</li>
          ))}
        </ul>
      ) : null}
      <p className="max-w-[48ch] text-lead text-quiet">{typeset(product.tagline)}</p>
    </header>
  )
}
