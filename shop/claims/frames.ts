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
  /** "Does not treat" is no claim. */
  readonly negatable: boolean
  /** "Consult your doctor if you are being treated for …" is none either. */
  readonly warnable: boolean
}

const everywhere: readonly CopyKind[] = ['comment', 'product', 'article', 'taxonomy', 'mail']
const shopCopy: readonly CopyKind[] = ['product', 'taxonomy', 'mail']
const notArticles: readonly CopyKind[] = ['comment', ...shopCopy]

const plain = {
  near: 0,
  inOrder: false,
  acrossSentences: false,
  followed: false,
  unless: [],
  negatable: true,
  warnable: true,
}

/** In order of gravity: where two frames meet on the same words the first one speaks. */
export const frames: readonly Frame[] = [
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'disease-treatment',
    kinds: everywhere,
    all: [['cure']],
    warnable: false,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'medicine-substitution',
    kinds: everywhere,
    all: [['replaced'], ['medicine']],
    near: 8,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'disease-treatment',
    kinds: everywhere,
    all: [['effect'], ['disease', 'illness', 'measure']],
    near: 8,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'symptom-relief',
    kinds: everywhere,
    all: [['effect'], ['symptom', 'complaint']],
    near: 6,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'disease-treatment',
    kinds: notArticles,
    all: [['purpose'], ['disease', 'illness', 'measure']],
    near: 2,
    inOrder: true,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'symptom-relief',
    kinds: notArticles,
    all: [['purpose'], ['symptom']],
    near: 2,
    inOrder: true,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'disease-treatment',
    kinds: notArticles,
    all: [['vanished'], ['disease', 'illness', 'measure']],
    near: 8,
    acrossSentences: true,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'symptom-relief',
    kinds: notArticles,
    all: [['vanished'], ['symptom', 'complaint']],
    near: 8,
    acrossSentences: true,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'symptom-relief',
    kinds: notArticles,
    all: [['since'], ['symptom', 'complaint', 'disease', 'illness', 'measure']],
    near: 14,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'symptom-relief',
    kinds: notArticles,
    all: [['restored'], ['bodyPart']],
    near: 6,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'disease-treatment',
    kinds: notArticles,
    all: [['testResult'], ['improved', 'effect']],
    near: 6,
  },
  {
    ...plain,
    rule: 'CLAIM-06',
    advice: 'professional-recommendation',
    kinds: everywhere,
    all: [['professional'], ['recommends']],
    near: 6,
  },
  // What people write instead of naming a cure.
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'medicine-substitution',
    kinds: ['comment', 'product', 'mail'],
    all: [['aid'], ['replaced', 'vanished', 'restored', 'firstPerson', 'effect']],
    near: 8,
    negatable: false,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'symptom-relief',
    kinds: notArticles,
    all: [
      ['symptom', 'complaint'],
      ['urge', 'improved', 'restored'],
    ],
    near: 6,
    followed: true,
    negatable: false,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'symptom-relief',
    kinds: notArticles,
    all: [['complaint'], ['bodyPart']],
    near: 4,
    negatable: false,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'disease-treatment',
    kinds: ['comment'],
    all: [
      ['measure', 'testResult'],
      ['vanished', 'improved', 'effect', 'recommends', 'professional'],
    ],
    near: 6,
    negatable: false,
  },
  {
    ...plain,
    rule: 'CLAIM-06',
    advice: 'professional-recommendation',
    kinds: notArticles,
    all: [
      ['professional'],
      ['vanished', 'improved', 'effect', 'testResult', 'measure', 'drug', 'medicine', 'replaced', 'restored'],
    ],
    near: 8,
  },
  {
    ...plain,
    rule: 'CLAIM-01',
    advice: 'unauthorised-benefit',
    kinds: everywhere,
    all: [['cleanse'], ['organ']],
    near: 3,
  },
  {
    ...plain,
    rule: 'CLAIM-01',
    advice: 'unauthorised-benefit',
    kinds: ['comment'],
    all: [['effect'], ['organ']],
    near: 3,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'symptom-relief',
    kinds: ['comment'],
    all: [
      ['bodyPart', 'organ', 'bodily'],
      ['vanished', 'restored', 'since', 'improved', 'complaint'],
    ],
    near: 5,
    negatable: false,
  },
  {
    ...plain,
    rule: 'CLAIM-07',
    advice: 'disease-treatment',
    kinds: ['comment'],
    all: [['measure'], ['number']],
    near: 3,
    negatable: false,
  },
  {
    ...plain,
    rule: 'CLAIM-01',
    advice: 'unauthorised-benefit',
    kinds: ['comment'],
    all: [['mood'], ['vanished', 'restored', 'since', 'improved', 'effect']],
    near: 4,
  },
  {
    ...plain,
    rule: 'CLAIM-06',
    advice: 'professional-recommendation',
    kinds: ['comment'],
    all: [['possessive'], ['professional']],
    near: 1,
    inOrder: true,
    unless: ['inquiry'],
    negatable: false,
  },
  { ...plain, rule: 'CLAIM-06', advice: 'weight-loss', kinds: everywhere, all: [['weightLoss']] },
  {
    ...plain,
    rule: 'CLAIM-06',
    advice: 'weight-loss',
    kinds: everywhere,
    all: [['weightVerb'], ['weightUnit']],
    near: 4,
  },
  {
    ...plain,
    rule: 'CLAIM-06',
    advice: 'health-at-risk',
    kinds: everywhere,
    all: [['healthAtRisk']],
    negatable: false,
  },
  {
    ...plain,
    rule: 'FOOD-08',
    advice: 'diet-inadequate',
    kinds: everywhere,
    all: [['dietInadequate']],
    negatable: false,
  },
  {
    ...plain,
    rule: 'FOOD-08',
    advice: 'diet-inadequate',
    kinds: everywhere,
    all: [['dietNoun'], ['inadequate']],
    near: 5,
    negatable: false,
  },
  {
    ...plain,
    rule: 'CLAIM-01',
    advice: 'unauthorised-benefit',
    kinds: ['comment', 'article'],
    all: [['unauthorisedTopic'], ['improved', 'effect', 'since', 'vanished']],
    near: 6,
  },
  { ...plain, rule: 'CLAIM-12', advice: 'green-claim', kinds: [...shopCopy, 'article'], all: [['green']] },
]
