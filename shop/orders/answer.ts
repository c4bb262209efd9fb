/** What the shop says to a statement of withdrawal or a complaint. */
export const answerOutcomes = ['accepted', 'refused'] as const
export type AnswerOutcome = (typeof answerOutcomes)[number]

export const answerLimit = 4000

/** An answer as it was given, in the language of whom it is for. */
export interface GivenAnswer {
  outcome: AnswerOutcome
  words: string
  at: Date
}
