/** The page of a product's pictures. */
export function picturesAddress(productId: number): string {
  return `/staff/products/${productId}/pictures`
}
