/** Tags of what a public page shows of the catalogue; whoever changes it invalidates them. */
export const productListTag = 'products'

export function productTag(productId: number): string {
  return `product:${productId}`
}
