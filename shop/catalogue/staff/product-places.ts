/** Addresses of the workshop's products. */
export const productPlaces = {
  list: '/staff/products',
  create: '/staff/products/new',
  import: '/staff/products/import',
  tried: (id: string) => `/staff/products/import/${id}`,
  editor: (id: number | string) => `/staff/products/${id}`,
  prices: (id: number | string) => `/staff/products/${id}/prices`,
  pictures: (id: number | string) => `/staff/products/${id}/pictures`,
  complianceList: '/staff/compliance',
  compliance: (id: number | string) => `/staff/compliance/${id}`,
  preview: (id: number | string) => `/staff/products/${id}/preview`,
} as const

/** The register of the Union in the language of a wording, to compare it with. */
export const officialText = (language: string) =>
  `https://eur-lex.europa.eu/legal-content/${language.toUpperCase()}/TXT/?uri=CELEX:02012R0432`

/** The form of a product, by which what was typed into it is kept. */
export function productForm(id: number | string): string {
  return `product-${id}`
}

/** The form by which the texts of a language are published or taken back; each language sends one. */
export const publicationForm = (id: number): string => `publication-${id}`

export const archiveForm = (id: number): string => `archive-${id}`

/** The form of what the law leaves to a person; each finding has one. */
export const decisionForm = (id: number): string => `decision-${id}`

/** The forms by which a wording is confirmed; one is sent at a time. */
export const wordingForm = 'claim-wording'

/** Where a field is mended: pictures have a page of their own. */
export function fieldAddress(id: number, field: string): string {
  return field.startsWith('pictures.') ? productPlaces.pictures(id) : `#${productForm(id)}-${field}`
}
