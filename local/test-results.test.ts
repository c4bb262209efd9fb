import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planOf } from './test-plan.ts'
import { countPlaywright, countVitest, sum } from './test-results.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(content: unknown): string {
  const file = join(folder, `${crypto.randomUUID()}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('a file that breaks before its first test counts as a failure', () => {
  const testResults = [
    { status: 'passed', assertionResults: [{}, {}] },
    { status: 'failed', assertionResults: [] },
  ]
  expect(countVitest(report({ numPassedTests: 2, numFailedTests: 0, testResults }), 1)).toEqual({
    passed: 2,
    failed: 1,
  })
})

test('a runner that fails is never counted as all well', () => {
  const all = report({ numPassedTests: 2, numFailedTests: 0, testResults: [] })
  expect(countVitest(all, 0)).toEqual({ passed: 2, failed: 0 })
  expect(countVitest(all, 1)).toEqual({ passed: 2, failed: 1 })
  expect(countVitest(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
})

test('a journey that passed when it was tried again has passed; one that failed both times has not', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1 }
  expect(countPlaywright(report({ stats, errors: [{}] }), 1)).toEqual({ passed: 6, failed: 2 })
})

test('all runners are summed', () => {
  expect(
    sum([
      { passed: 3, failed: 0 },
      { passed: 4, failed: 2 },
    ]),
  ).toEqual({ passed: 7, failed: 2 })
})

test('words after npm test -- pick a kind and files', () => {
  expect(planOf([])).toMatchObject({
    isChecking: true,
    vitestProjects: ['unit', 'database'],
    playwrightProject: 'journeys',
    faultsProject: 'faults',
  })
  expect(planOf(['--faults', 'T13'])).toMatchObject({
    isChecking: false,
    vitestProjects: [],
    faultsProject: 'faults-long',
    filters: ['T13'],
  })
  expect(planOf(['unit', 'shop/pricing'])).toMatchObject({
    vitestProjects: ['unit'],
    filters: ['shop/pricing'],
  })
  expect(planOf(['browser'])).toMatchObject({
    isChecking: false,
    vitestProjects: [],
    playwrightProject: 'journeys',
  })
  expect(() => planOf(['units'])).toThrow('Unknown kind of test: units')
})
