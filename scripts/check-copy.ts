import { parseArgs } from 'node:util'
import { BadInput, checkedCopies } from './copy-file.ts'

const usage = `check:copy FILE.json     [{ "lang": "pl", "kind": "product", "text": "…" }, …], kinds: comment, product, article,
                         taxonomy. Prints the same list with the findings of each text.
check:copy               everything published in the database, one line per finding. "open" has to be changed;
                         "educational" and "decided" are articles that may speak of a disease
  --database URL         the database to ask (DATABASE_URL)
Ends with 0: checked (and nothing open), 1: something published is open, 2: could not check.`

async function checkFile(file: string): Promise<number> {
  process.stdout.write(`${JSON.stringify(await checkedCopies(file), null, 2)}\n`)
  return 0
}

async function checkDatabase(databaseUrl: string): Promise<number> {
  // Loaded only here: a file needs no database, and is answered in half the time.
  const { createDatabase } = await import('#platform/database.ts')
  const { judge, publishedCopy } = await import('./published-copy.ts')
  const database = createDatabase(databaseUrl, 1)
  try {
    const published = await publishedCopy(database)
    const judged = published.flatMap((copy) => judge(copy).map((finding) => ({ copy, finding })))
    for (const { copy, finding } of judged) {
      const { state, rule, advice, start, end, words } = finding
      const line = [state, copy.place, copy.language, rule, advice, `${start}-${end}`, JSON.stringify(words)]
      console.log(line.join('\t'))
    }
    const open = judged.filter(({ finding }) => finding.state === 'open').length
    console.error(`${published.length} published texts, ${judged.length} findings, ${open} open.`)
    return open === 0 ? 0 : 1
  } finally {
    await database.$disconnect()
  }
}

function wordsOf(commandLine: string[]) {
  try {
    return parseArgs({
      args: commandLine,
      allowPositionals: true,
      options: { database: { type: 'string' }, help: { type: 'boolean', default: false } },
    })
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

async function main(commandLine: string[]): Promise<number> {
  const { values, positionals } = wordsOf(commandLine)
  if (values.help) {
    console.log(usage)
    return 0
  }
  const [file, ...others] = positionals
  if (others.length > 0) throw new BadInput(`One file at a time.\n\n${usage}`)
  if (file !== undefined) return checkFile(file)
  const databaseUrl = values.database ?? process.env.DATABASE_URL
  if (!databaseUrl)
    throw new BadInput(`Name a file, or a database: set DATABASE_URL or say --database URL.\n\n${usage}`)
  return checkDatabase(databaseUrl)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // A fault of the program is told with its place; bad input without.
  console.error(error instanceof BadInput ? error.message : error)
  process.exitCode = 2
}
