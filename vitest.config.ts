import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['react-server', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['react-server', 'node', 'import', 'default'] } },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['{shop,platform,local,server,i18n,ui,prisma}/**/*.test.ts'], exclude: ['**/*.db.test.ts'] } },
      { extends: true, test: { name: 'database', include: ['{shop,platform,local,server,prisma}/**/*.db.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
})
