import 'server-only'
import pg from 'pg'
import { environment } from './environment.ts'

/**
 * Does in one transaction what the application's role may not: the address of the database is its owner's (decision 7).
 * Only jobs that remove what the law lets go of work this way.
 */
export async function asOwner<Result>(work: (owner: pg.ClientBase) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({
    connectionString: environment().databaseUrl,
    statement_timeout: 60_000,
    lock_timeout: 8_000,
  })
  await client.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } finally {
    // What was not committed is gone with the connection.
    await client.end()
  }
}

/** Notes in the audit trail that a job removed something, and how much. */
export async function noteRemoval(
  owner: pg.ClientBase,
  what: { action: string; of: string; count: number },
): Promise<void> {
  await owner.query(
    `INSERT INTO audit_entry (actor, action, entity, entity_id, after)
     VALUES ('retention', $1, 'retention', $2, jsonb_build_object('count', $3::int))`,
    [what.action, what.of, what.count],
  )
}
