import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { runNode, run, tool } from './run.ts'
import type { Step } from './steps.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** What a browser is started with: nothing that goes out by itself, and root may run it. */
export const browserWords = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** The browser for the journeys: the one in CHROME_PATH, an installed one, or Playwright's own. */
export function findBrowser(): string | undefined {
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const wanted = process.env.CHROME_PATH
  return [...(wanted ? [wanted] : []), ...inPath, ...elsewhere, chromium.executablePath()].find(isProgram)
}

/** Installs a browser where there is none: the distribution's as root, else Playwright's. */
export async function ensureBrowser(step: Step, signal?: AbortSignal): Promise<string> {
  const found = findBrowser()
  if (found) return found
  const isRoot = process.getuid?.() === 0
  if (isRoot && isProgram('/usr/bin/apt-get')) {
    await step('Installing Chromium through apt-get', () => installFromDistribution(signal)).catch(passOver)
  }
  if (!findBrowser()) {
    await step("Installing Playwright's Chromium", () =>
      runNode([tool('playwright/cli.js'), 'install', 'chromium'], { signal }),
    ).catch(passOver)
  }
  signal?.throwIfAborted()
  const installed = findBrowser()
  if (!installed) throw new Error('No browser: install Chromium or Chrome, or name one in CHROME_PATH')
  return installed
}

async function installFromDistribution(signal?: AbortSignal): Promise<void> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { signal, environment })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], {
    signal,
    environment,
  })
}

/** The next way may work; the last one says in plain words that there is no browser. */
function passOver(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
