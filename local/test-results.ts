import { readFileSync } from 'node:fs'

/** How many tests held and how many did not; a step that is no test counts as one when it fails. */
export interface Count {
  passed: number
  failed: number
}

export function sum(counts: Count[]): Count {
  const total = { passed: 0, failed: 0 }
  for (const { passed, failed } of counts) {
    total.passed += passed
    total.failed += failed
  }
  return total
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: unknown[]
}

/** Counts from Vitest's JSON report; a file that could not even be read counts as one failure. */
export function countVitest(file: string, exitCode: number): Count {
  return counted(exitCode, () => {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
    const broken = report.testResults.filter(
      (each) => each.status === 'failed' && each.assertionResults.length === 0,
    )
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
  })
}

/** Counts from Playwright's JSON report; what passed only when it was tried again is printed by name among the flaky ones. */
export function countPlaywright(file: string, exitCode: number): Count {
  return counted(exitCode, () => {
    const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
  })
}

/** A runner that failed has at least one failure, whatever its report says or if it wrote none. */
function counted(exitCode: number, read: () => Count): Count {
  let count: Count = { passed: 0, failed: 0 }
  try {
    count = read()
  } catch (error) {
    process.stderr.write(`The report of the tests cannot be read: ${String(error)}\n`)
    return { passed: 0, failed: 1 }
  }
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}
