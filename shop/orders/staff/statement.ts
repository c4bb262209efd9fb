import { subDays } from 'date-fns'
import type { Locale } from '#i18n/locale.ts'
import type { AnswerOutcome } from '../answer.ts'

export const statementKinds = ['withdrawals', 'complaints'] as const
export type StatementKind = (typeof statementKinds)[number]

export function isStatementKind(value: string | undefined): value is StatementKind {
  return (statementKinds as readonly (string | undefined)[]).includes(value)
}

/** What a consumer declared, withdrawal or complaint, as staff work through it. */
export interface Statement {
  id: string
  orderId: string | null
  orderNumber: string
  name: string
  email: string
  locale: Locale
  submittedAt: Date
  dueAt: Date
  answeredAt: Date | null
  answeredBy: string | null
  outcome: AnswerOutcome | null
  answer: string | null
  /** What it is about, in the consumer's words. */
  text: string
}

const warningDays = 4

/** Whether the end of the period is near. */
export function isUrgent({ dueAt, answeredAt }: Pick<Statement, 'dueAt' | 'answeredAt'>, now: Date): boolean {
  return answeredAt === null && subDays(dueAt, warningDays) <= now
}
