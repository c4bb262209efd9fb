import { defineConfig } from '@playwright/test'
import { browserWords, findBrowser } from './local/browser.ts'

const browser = findBrowser()

// `npm test` starts the shop and says where it answers; by hand, one that runs already is used.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // What passes only the second time is printed as flaky, by name.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['line'], ['json']] : [['line']],
  use: {
    baseURL: process.env.SHOP_URL ?? 'http://localhost:3000',
    browserName: 'chromium',
    launchOptions: { args: browserWords, ...(browser ? { executablePath: browser } : {}) },
    screenshot: 'only-on-failure',
    // Recording costs a third of the time; what fails is recorded when it is tried again.
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'journeys', testIgnore: /\.long\.spec\.ts$/ },
    { name: 'long', testMatch: /\.long\.spec\.ts$/, timeout: 600_000 },
  ],
})
