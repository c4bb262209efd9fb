import { database } from '#platform/database.ts'
import { erasePerson, noteHandedOut } from '#shop/privacy/staff/mutations.ts'
import { personInput } from '#shop/privacy/staff/person.ts'
import { findHeldData } from '#shop/privacy/staff/queries.ts'

const usage = `privacy export <e-mail>      everything held about a person, as JSON
privacy erase <e-mail> …     erases people at their wish; what law keeps and what is not over yet is named
Ends with 0: done, 1: something is not over yet and has to be repeated, 2: not understood.`

async function exportPerson(email: string): Promise<void> {
  const held = await findHeldData(database(), 'command', email)
  await noteHandedOut('command', held)
  console.log(JSON.stringify(held, null, 2))
}

/** Tells of numbers alone: what is printed here may end in a log. */
async function erase(email: string): Promise<boolean> {
  const { receipts, open, ...counts } = await erasePerson('command', email)
  const done = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`)
  console.log(`erased: ${done.join(', ')}`)
  for (const { number, keepUntil } of receipts)
    console.log(`kept by tax law: ${number} until ${keepUntil.toISOString().slice(0, 10)}`)
  for (const number of open) console.log(`not over yet, repeat later: ${number}`)
  return open.length === 0
}

const [command, ...given] = process.argv.slice(2)
const people = given.map((email) => personInput.safeParse({ email }))
const emails = people.flatMap(({ data }) => data?.email ?? [])
const [first] = emails
const isUnderstood =
  first !== undefined &&
  emails.length === given.length &&
  (command === 'erase' || (command === 'export' && emails.length === 1))

if (isUnderstood) {
  try {
    if (command === 'export') await exportPerson(first)
    else for (const email of emails) if (!(await erase(email))) process.exitCode = 1
  } finally {
    await database().$disconnect()
  }
} else {
  console.error(usage)
  process.exitCode = 2
}
