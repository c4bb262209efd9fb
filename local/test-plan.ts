/** What `npm test` was asked to run. */
export interface TestPlan {
  isChecking: boolean
  vitestProjects: string[]
  playwrightProject: string | undefined
  /** Storms of faults over the built shop, in processes of its own. */
  faultsProject: string | undefined
  /** Parts of file names; all files without any. */
  filters: string[]
}

const usage =
  'npm test -- [checks|unit|database|browser|faults] [part of a file name …]   or   npm run test:long, npm run test:faults'

/** `npm test` runs everything short; a word after `--` picks one kind, further words pick files. */
export function planOf(words: string[]): TestPlan {
  const [kind, ...filters] = words
  const nothing: TestPlan = {
    isChecking: false,
    vitestProjects: [],
    playwrightProject: undefined,
    faultsProject: undefined,
    filters,
  }
  switch (kind) {
    case undefined:
      return {
        isChecking: true,
        vitestProjects: ['unit', 'database'],
        playwrightProject: 'journeys',
        faultsProject: 'faults',
        filters,
      }
    case '--long':
      return { ...nothing, vitestProjects: ['long'], playwrightProject: 'long' }
    case '--faults':
      return { ...nothing, faultsProject: 'faults-long' }
    case 'faults':
      return { ...nothing, faultsProject: 'faults' }
    case 'checks':
      return { ...nothing, isChecking: true }
    case 'unit':
    case 'database':
      return { ...nothing, vitestProjects: [kind] }
    case 'browser':
      return { ...nothing, playwrightProject: 'journeys' }
    default:
      throw new Error(`Unknown kind of test: ${kind}\nUsage: ${usage}`)
  }
}
