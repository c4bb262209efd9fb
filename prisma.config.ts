import { chmodSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY) {
  const engine = fileURLToPath(new URL('./scripts/schema-engine.mjs', import.meta.url))
  // An unpacked archive, unlike a clone, may have lost the mark that makes the file a program.
  if ((statSync(engine).mode & 0o111) === 0) chmodSync(engine, 0o755)
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = engine
}
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
})
