import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { personOf } from '#prisma/fixtures/staff-person.ts'
import { permissions, mayDo, type Permission } from './permission.ts'
import type { Role } from './staff-member.ts'

const rooms = fileURLToPath(new URL('..', import.meta.url))
const files = globSync('**/{queries,mutations}{.ts,/**/*.ts}', { cwd: rooms })
  .filter((file) => !file.includes('.test.'))
  .toSorted()

interface Verb {
  name: string
  /** How many parameters stand before the person. */
  place: number
}

/**
 * What a file offers that is done for a person: a query is handed the database first, a mutation the person. What is handed
 * an open transaction is a part of a verb that has asked already.
 */
function verbsIn(file: string): Verb[] {
  const source = readFileSync(`${rooms}/${file}`, 'utf8')
  return [...source.matchAll(/^export (?:async )?function (\w+)\(\s*([\s\S]*?)\)(?:: | \{)/gm)].flatMap(
    ([, name = '', parameters = '']) => {
      if (/^_?staff: StaffMember\b/.test(parameters)) return [{ name, place: 0 }]
      return /^database: Database,\s*_?staff: StaffMember\b/.test(parameters) ? [{ name, place: 1 }] : []
    },
  )
}

/** Somebody whose role nothing is written about. */
const nobody = personOf('nobody' as Role)

it.each(Object.keys(permissions) as Permission[])(
  '%s is not for roles that nothing is written about',
  (permission) => {
    expect(mayDo(nobody, permission, new Date())).toEqual({ ok: false, reason: 'role' })
  },
)

const verbs = files.flatMap((file) => verbsIn(file).map((verb) => ({ file, ...verb })))

it('knows what is done for a person', () => {
  expect(verbs.length).toBeGreaterThan(90)
})

describe('a second lock behind the page’s or handler’s own', () => {
  it.each(verbs)('$file: $name', async ({ file, name, place }) => {
    const exported = (await import(`${rooms}/${file}`)) as Record<string, (...given: unknown[]) => unknown>
    const given = [...Array<unknown>(place).fill(null), nobody, {}, {}, {}]
    const answer = await Promise.resolve()
      .then(() => exported[name]?.(...given))
      .catch((error: unknown) => ({
        reason: /is not allowed here \((\w+)\)$/.exec(String(error))?.[1] ?? error,
      }))
    expect(answer).toMatchObject({ reason: 'role' })
  })
})
