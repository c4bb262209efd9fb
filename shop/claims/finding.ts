import type { Language } from '#i18n/locale.ts'

/** What kind of text is checked; a category or tag is a claim where an article is not. */
export type CopyKind = 'comment' | 'product' | 'article' | 'taxonomy' | 'mail'

/** The rule of the law a finding rests on. */
export type CopyRule =
  'CLAIM-01' | 'CLAIM-05' | 'CLAIM-06' | 'CLAIM-07' | 'CLAIM-08' | 'CLAIM-09' | 'CLAIM-12' | 'FOOD-08'

/** What is wrong, and the message that says what may be written instead. */
export type CopyAdvice =
  | 'disease-treatment'
  | 'symptom-relief'
  | 'medicine-substitution'
  | 'disease-named'
  | 'professional-recommendation'
  | 'weight-loss'
  | 'health-at-risk'
  | 'diet-inadequate'
  | 'green-claim'
  | 'unauthorised-benefit'
  | 'general-benefit'
  | 'category-is-a-claim'
  | 'too-long-to-check'

/** A stretch of copy that may not be published as it stands. */
export type Finding = {
  readonly rule: CopyRule
  readonly advice: CopyAdvice
  readonly start: number
  readonly end: number
  readonly words: string
  /** The benefit spoken of, where an authorised claim may say it instead. */
  readonly topic: string | null
}

/** A text to check, in the language it is written in. */
export type Copy = { readonly language: Language; readonly kind: CopyKind; readonly text: string }
