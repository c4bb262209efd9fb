import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkout } from './checkout.ts'

/** The oldest versions without a hole that was known on 22 November 2026. */
const floors: Record<string, string> = {
  next: '16.4.5',
  sharp: '0.35.5',
  'next-intl': '4.9.2',
  'better-auth': '1.6.14',
  nodemailer: '9.1.1',
}

const isAtLeast = (version: string, floor: string) =>
  version.localeCompare(floor, 'en', { numeric: true }) >= 0

test('nothing is installed, by whomever it is asked for, that is older than its last known hole', async () => {
  const lock = JSON.parse(await readFile(join(checkout, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string }>
  }
  const installed = Object.entries(lock.packages).map(
    ([path, { version = '' }]) => [path.replace(/^.*node_modules\//, ''), version] as const,
  )
  for (const [name, floor] of Object.entries(floors)) {
    const versions = installed.flatMap(([each, version]) => (each === name ? [version] : []))
    expect(versions, name).not.toEqual([])
    expect(
      versions.filter((version) => !isAtLeast(version, floor)),
      name,
    ).toEqual([])
  }
})
