import { readLocalFile } from '#local/local-file.ts'
import { migrate } from '#local/migrations.ts'
import { startPostgres } from '#local/postgres.ts'
import { readSettings } from '#local/settings.ts'
import { restoreBackup, takeBackup, UnfitBackup, type Manifest } from './backup-file.ts'

const usage = `npm run backup -- FILE        all rows of the shop as of now, while it works on
npm run restore -- FILE       puts them into the empty database of DATABASE_URL
Without DATABASE_URL the backup is of the embedded database. The role shop_app has to be there before a restore.`

function tell({ takenAt, tables }: Manifest): void {
  const rows = tables.reduce((total, table) => total + table.rows, 0)
  console.log(`${rows} rows of ${tables.length} tables, as of ${takenAt}`)
}

async function backup(file: string): Promise<void> {
  const { directory, databaseUrl } = readSettings(process.env)
  if (!databaseUrl && !readLocalFile(directory).postgres) throw new UnfitBackup('There is no database yet.')
  const postgres = await startPostgres({ directory, url: databaseUrl })
  try {
    tell(await takeBackup(postgres.url, file))
  } finally {
    await postgres.stop()
  }
}

async function restore(file: string): Promise<void> {
  const url = process.env.DATABASE_URL
  if (!url) throw new UnfitBackup('Into which database? Set DATABASE_URL.')
  await migrate(url)
  tell(await restoreBackup(url, file))
}

const [command, file, ...more] = process.argv.slice(2)
try {
  if (file === undefined || more.length > 0) throw new UnfitBackup(usage)
  if (command === 'take') await backup(file)
  else await restore(file)
} catch (error) {
  console.error(error instanceof UnfitBackup ? error.message : error)
  process.exitCode = 1
}
