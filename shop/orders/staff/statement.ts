import { subDays } from 'date-fns'
import type { Locale } from '#i18n/locale.ts'
import type { AnswerOutcome } from '../answer.ts'
import type { RecordedComplaint } from '../complaint.ts'

export const statementKinds = ['withdrawals', 'complaints'] as const
export type StatementKind = (typeof statementKinds)[number]

export function isStatementKind(value: string | undefined): value is StatementKind {
  return (statementKinds as readonly (string | undefined)[]).includes(value)
}

/** Those that wait for an answer, or those that have one. */
export type StatementState = 'open' | 'answered'

/** What a consumer declared, withdrawal or complaint, as staff work through it. */
export interface Statement {
  id: string
  orderId: string | null
  /** As the consumer typed it. */
  orderNumber: string
  name: string
  email: string
  locale: Locale
  submittedAt: Date
  /** By when something must have been done. */
  dueAt: Date
  answeredAt: Date | null
  answeredBy: string | null
  outcome: AnswerOutcome | null
  answer: string | null
  /** What it is about, in the consumer's words. */
  text: string
}

/** A statement by itself, with what only its kind has. */
export type FoundStatement =
  | { kind: 'withdrawals'; statement: Statement }
  | {
      kind: 'complaints'
      statement: Statement
      complaint: Pick<RecordedComplaint, 'reference' | 'item' | 'noticed' | 'wish'>
    }

const warningDays = 4

/** Whether the end of the period is near. */
export function isUrgent({ dueAt, answeredAt }: Pick<Statement, 'dueAt' | 'answeredAt'>, now: Date): boolean {
  return answeredAt === null && subDays(dueAt, warningDays) <= now
}
