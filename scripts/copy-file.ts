import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { languages } from '#i18n/locale.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'
import type { Finding } from '#shop/claims/finding.ts'

/** What was asked cannot be checked; the message says why. */
export class BadInput extends Error {}

const copies = z.array(
  z.looseObject({
    lang: z.enum(languages),
    kind: z.enum(['comment', 'product', 'article', 'taxonomy']),
    text: z.string(),
  }),
)

type GivenCopy = z.output<typeof copies>[number]

/** A text as it was given, with what is to be said about it. */
export type CheckedCopy = GivenCopy & { findings: Omit<Finding, 'topic'>[] }

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

async function readCopies(file: string): Promise<GivenCopy[]> {
  const json = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BadInput(`${file} cannot be read: ${messageOf(error)}`)
  })
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new BadInput(`${file} is not JSON: ${messageOf(error)}`)
  }
  const parsed = copies.safeParse(value)
  if (!parsed.success) throw new BadInput(`${file} is not a list of texts:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The texts of a file, each with its findings. */
export async function checkedCopies(file: string): Promise<CheckedCopy[]> {
  const given = await readCopies(file)
  return given.map((copy) => {
    const findings = checkCopy({ language: copy.lang, kind: copy.kind, text: copy.text })
    return {
      ...copy,
      findings: findings.map(({ rule, start, end, words, advice }) => ({ rule, start, end, words, advice })),
    }
  })
}
