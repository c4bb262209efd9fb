import 'server-only'
import { fromPrisma, PgBoss, type Job, type JobResult, type SendOptions } from 'pg-boss'
import { applicationUrl, type Database } from './database.ts'
import { environment } from './environment.ts'
import { logger } from './logger.ts'

/**
 * Again after two to four seconds, then after twice as long each time, at last once an hour for more than a day. What a
 * crash of the database broke off is done soon after it; a mail server that is down for an hour loses nothing.
 */
const retries = { retryLimit: 40, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 } as const
/** A worker that was killed says nothing any more: after these seconds of silence another one takes its job over. */
const heartbeatSeconds = 15
const lookAfterSeconds = 10

export interface JobDefinition<Data extends object> {
  queue: string
  /** Cron in UTC, when the job also runs by the clock. */
  cron?: string
  /** So many are worked off at once, and without a pause while there are more; one without it. */
  hands?: number
  work: (data: Data) => Promise<void>
}

const shared = globalThis as { shopJobSender?: Promise<PgBoss> }

function sender(): Promise<PgBoss> {
  shared.shopJobSender ??= (async () => {
    const boss = new PgBoss({
      connectionString: applicationUrl(environment().databaseUrl),
      max: 1,
      createSchema: false,
      migrate: false,
      supervise: false,
      schedule: false,
    })
    boss.on('error', (error) => logger.error({ err: error }, 'job queue'))
    return boss.start()
  })()
  shared.shopJobSender.catch(() => delete shared.shopJobSender)
  return shared.shopJobSender
}

/**
 * Puts a job into its queue inside the caller's transaction: both are there or neither is. A job with an id (UUID) that
 * the queue knows already is not put there again.
 */
export async function enqueue(
  transaction: Database,
  queue: string,
  data: object,
  options: Pick<SendOptions, 'startAfter' | 'id'> = {},
): Promise<void> {
  const boss = await sender()
  await boss.send(queue, data, { ...options, db: fromPrisma(transaction) })
}

/** Takes a job out of its queue's memory that has ended, well or not, so that one with its id may be put there again. */
export async function forgetEndedJob(transaction: Database, queue: string, id: string): Promise<void> {
  await transaction.$executeRaw`
    DELETE FROM pgboss.job
    WHERE name = ${queue} AND id = ${id}::uuid AND state IN ('completed', 'cancelled', 'failed')`
}

/** Ends this process's connection to the queue; a later job opens it again. */
export async function stopSending(): Promise<void> {
  const boss = await shared.shopJobSender
  delete shared.shopJobSender
  await boss?.stop({ graceful: false })
}

/** Creates the queue schema and the queues with the owner's rights and opens them to the application's role. */
export async function prepareJobs(ownerUrl: string, queues: string[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 })
  boss.on('error', (error) => logger.error({ err: error }, 'job queue'))
  await boss.start()
  for (const queue of queues) {
    const options = { ...retries, heartbeatSeconds }
    if (await boss.getQueue(queue)) await boss.updateQueue(queue, options)
    else await boss.createQueue(queue, options)
  }
  for (const statement of [
    'GRANT USAGE ON SCHEMA pgboss TO shop_app',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO shop_app',
    'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO shop_app',
  ]) {
    await boss.getDb().executeSql(statement)
  }
  await boss.stop({ graceful: false })
}

const working = { pollingIntervalSeconds: 1, burstWhenBatchFull: true, perJobResults: true } as const

async function workOff(job: Job<object>, work: (data: never) => Promise<void>): Promise<JobResult> {
  try {
    await work((job.data ?? {}) as never)
    return { id: job.id, status: 'completed' }
  } catch (error) {
    logger.warn({ err: error, queue: job.name, job: job.id }, 'job failed, it will be tried again')
    const message = error instanceof Error ? error.message : String(error)
    return { id: job.id, status: 'failed', output: { message } }
  }
}

/** Starts working off the queues; answers how to stop. */
export async function workJobs(definitions: JobDefinition<never>[]): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: environment().databaseUrl,
    max: 4,
    superviseIntervalSeconds: lookAfterSeconds,
    monitorIntervalSeconds: lookAfterSeconds,
  })
  boss.on('error', (error) => logger.error({ err: error }, 'job queue'))
  await boss.start()
  for (const { queue, cron, work, hands = 1 } of definitions) {
    await boss.work(queue, { ...working, batchSize: hands }, (jobs: Job<object>[]) =>
      Promise.all(jobs.map((job) => workOff(job, work))),
    )
    // What failed comes again by the clock.
    if (cron) await boss.schedule(queue, cron, {}, { retryLimit: 0 })
  }
  return () => boss.stop({ graceful: true, timeout: 10_000 })
}
