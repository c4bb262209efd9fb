import 'server-only'
import { database, type Transaction } from './database.ts'
import { hashToken, randomToken } from './secrets.ts'
import type { Problem } from './problem.ts'

export interface KeptForm {
  values: Record<string, string>
  problems: Problem[]
}

const lifetimeMilliseconds = 15 * 60 * 1000
/** Never echoed back, whatever form they came with. */
const neverKept = /password|token|secret|website/i

/** Characters; the longest text that a form of ours takes, several times over. */
const keptLimit = 20_000
/** The same of a form of the workshop, whose texts are a whole product or article. */
const longKeptLimit = 600_000

/** What is shown again; of more than anybody types into a form only that it was too much. */
function keptPart(values: Record<string, string>, problems: Problem[], limit: number): KeptForm {
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !neverKept.test(name)))
  if (JSON.stringify([kept, problems]).length <= limit) return { values: kept, problems }
  return { values: {}, problems: [{ field: null, key: 'tooLarge' }] }
}

/** Keeps what was typed for the form page of a browser without JavaScript; answers the opaque key. */
export async function keepForm(
  form: string,
  typed: Record<string, string>,
  found: Problem[],
  isLong = false,
): Promise<string> {
  const token = randomToken()
  const { values, problems } = keptPart(typed, found, isLong ? longKeptLimit : keptLimit)
  await database().keptForm.create({
    data: {
      tokenHash: hashToken(token),
      form,
      values,
      problems: problems.map((problem) => ({
        field: problem.field,
        key: problem.key,
        facts: problem.facts ?? {},
      })),
      expiresAt: new Date(Date.now() + lifetimeMilliseconds),
    },
  })
  return token
}

/** Keeps what somebody is typing under a key of theirs: each time in place of what was there. */
export async function keepFormUnder(
  key: string,
  form: string,
  values: Record<string, string>,
): Promise<void> {
  const expiresAt = new Date(Date.now() + lifetimeMilliseconds)
  await database().keptForm.upsert({
    where: { tokenHash: hashToken(key) },
    create: { tokenHash: hashToken(key), form, values, problems: [], expiresAt },
    update: { values, expiresAt },
  })
}

/** What was typed into this form before, if the browser's key belongs to it and is fresh. */
export async function findKeptForm(form: string, token: string | null): Promise<KeptForm | null> {
  if (!token) return null
  const row = await database().keptForm.findFirst({
    where: { tokenHash: hashToken(token), form, expiresAt: { gt: new Date() } },
    select: { values: true, problems: true },
  })
  if (!row) return null
  return { values: row.values as Record<string, string>, problems: row.problems as unknown as Problem[] }
}

/** Forgets the refused forms that somebody's address was typed into. */
export async function forgetFormsOf(transaction: Transaction, email: string): Promise<number> {
  return transaction.$executeRaw`
    DELETE FROM kept_form WHERE EXISTS (
      SELECT FROM jsonb_each_text(values) typed WHERE lower(trim(typed.value)) = lower(${email}))`
}
