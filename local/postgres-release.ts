// Run by the guardian of a process that was killed while it used the embedded PostgreSQL.
import { join } from 'node:path'
import { releaseForDead } from './postgres.ts'

const [directory, lease] = process.argv.slice(2)
if (!directory || !lease) throw new Error('usage: postgres-release.ts <data directory> <lease>')
await releaseForDead(directory, join(directory, 'postgres-users', lease))
