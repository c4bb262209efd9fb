import { defineConfig } from 'vitest/config'

const rooms = '{shop,platform,local,server,scripts,i18n,ui,prisma}'

// As the server runs. `import` must not be among them: Vitest hands them to Node, which would then answer `require` with modules.
const conditions = ['react-server', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Without it one core of two would look on.
    maxWorkers: '100%',
    // A busy machine is no failure.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: './local/test-output.ts',
          // A busy machine is no failure: some of these start a whole compiler.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: [`${rooms}/**/*.test.ts`],
          exclude: ['**/*.db.test.ts', '**/*.long.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          setupFiles: './local/test-output.ts',
          include: [`${rooms}/**/*.db.test.ts`],
          globalSetup: './local/test-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['e2e/faults/short.faults.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults-long',
          include: ['e2e/faults/long.faults.ts'],
          testTimeout: 7_200_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: [`${rooms}/**/*.long.test.ts`],
          globalSetup: './local/test-setup.ts',
          testTimeout: 900_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
