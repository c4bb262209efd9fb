import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const boundaries = globSync([
  'app/**/*.{ts,tsx}',
  'shop/**/{handlers,jobs,email,webhook,session}{.ts,/**/*.ts}',
])

test('boundaries hand the database on and never query it themselves', () => {
  expect(boundaries.length).toBeGreaterThan(10)
  const guilty = boundaries
    .filter((file) => !/\.test\.ts$/.test(file))
    .filter((file) => /database\(\)\s*\.|[^\w]database\s*=\s*database\(\)/.test(readFileSync(file, 'utf8')))
  expect(guilty).toEqual([])
})
