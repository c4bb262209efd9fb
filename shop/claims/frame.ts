import type { CopyAdvice, CopyKind, CopyRule } from './finding.ts'
import type { WordClass } from './lexicon.ts'

/** Word classes that together make a message the law forbids. */
export type Frame = {
  readonly rule: CopyRule
  readonly advice: CopyAdvice
  readonly kinds: readonly CopyKind[]
  /** Any word of the first list with any word of the second, in one sentence; without a second the first is enough. */
  readonly all: readonly (readonly WordClass[])[]
  /** Most words between the two. */
  readonly near: number
  /** The first list must stand before the second. */
  readonly inOrder: boolean
  /** The second may stand in the sentence before, as people write comments: "I had cramps. Gone after a week." */
  readonly acrossSentences: boolean
  /** The second may stand in the sentence after: "Hot flushes? Try this." */
  readonly followed: boolean
  /** With one of these in the sentence it is none: "My doctor asks which salt it is." */
  readonly unless: readonly WordClass[]
  /** Without one of these in the sentence it is none either: in an article only what a supplement does is a claim. */
  readonly among: readonly WordClass[]
  /** "Does not treat" is no claim. */
  readonly negatable: boolean
  /** What the second list says may be denied as well: "does not replace a talk with your doctor". */
  readonly deniable: boolean
  /** "Consult your doctor if you are being treated for …" is none either. */
  readonly warnable: boolean
  /** Words on a topic of general benefit are told as that: a claim beside them may settle it (CLAIM-05). */
  readonly yieldsToTopics: boolean
}

export const everywhere: readonly CopyKind[] = ['comment', 'product', 'article', 'taxonomy', 'mail']
export const shopCopy: readonly CopyKind[] = ['product', 'taxonomy', 'mail']
export const notArticles: readonly CopyKind[] = ['comment', ...shopCopy]

/** What holds unless a frame says otherwise. */
export const plain = {
  near: 0,
  inOrder: false,
  acrossSentences: false,
  followed: false,
  unless: [],
  among: [],
  negatable: true,
  deniable: false,
  warnable: true,
  yieldsToTopics: false,
}
