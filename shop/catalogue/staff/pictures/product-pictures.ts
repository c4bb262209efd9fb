import type { FormProblems } from '#i18n/form-problems.ts'
import type { Language } from '#i18n/locale.ts'
import type { Picture } from '../../picture.ts'

/** One place in the order of a product's pictures, with what stands there in each language. */
export interface PictureSlot {
  position: number
  variantId: number | null
  pictures: Partial<Record<Language, Picture & { id: number }>>
}

/** Everything the picture manager shows of a product. */
export interface ProductPicturesView {
  productId: number
  /** In the person's language, else the product's own key. */
  name: string
  /** Languages in which the page is public: an alternative text is due there. */
  published: Language[]
  variants: { id: number; label: string }[]
  slots: PictureSlot[]
}

/** What a form had in it when it was refused, for browsers without a script. */
export interface KeptPictureForm {
  values: Record<string, string>
  problems: FormProblems
}
