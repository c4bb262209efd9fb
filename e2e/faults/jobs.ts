import { setTimeout as pause } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import pg from 'pg'

/** The clock of the worker in the hands of a scenario: the sweeper's schedule, and single rounds of it. */
export class Jobs {
  readonly #url: string
  #boss: Promise<PgBoss> | null = null

  constructor(url: string) {
    this.#url = url
  }

  #sender(): Promise<PgBoss> {
    this.#boss ??= (async () => {
      const boss = new PgBoss({
        connectionString: this.#url,
        max: 1,
        supervise: false,
        schedule: false,
        migrate: false,
        createSchema: false,
      })
      boss.on('error', () => undefined) // the database may be the one that is killed
      return boss.start()
    })()
    return this.#boss
  }

  async #run(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }

  /** No rounds by the clock any more, as if reconciliation were broken; a worker that starts anew sets them again. */
  stopSweeping(): Promise<void> {
    return this.#run(`DELETE FROM pgboss.schedule WHERE name = 'sweep'`)
  }

  async sweepByTheClock(): Promise<void> {
    const boss = await this.#sender()
    await boss.schedule('sweep', '* * * * *', {}, { retryLimit: 0 })
  }

  /** One round of the sweeper now; answers when it is over. */
  sweep(): Promise<void> {
    return this.run('sweep')
  }

  /** One round of a job that runs by the clock; answers when it is over. */
  async run(queue: string): Promise<void> {
    const boss = await this.#sender()
    const id = await boss.send(queue, {}, { retryLimit: 0 })
    const deadline = Date.now() + 60_000
    while (id) {
      const job = await boss.getJobById(queue, id)
      if (job?.state === 'completed') return
      if (job?.state === 'failed')
        throw new Error(`a round of ${queue} failed: ${JSON.stringify(job.output)}`)
      if (Date.now() > deadline) throw new Error(`a round of ${queue} does not end`)
      await pause(100)
    }
    throw new Error(`the queue took no round of ${queue}`)
  }

  /** Time passes: what has failed is due again at once. */
  hurry(queue: string): Promise<void> {
    return this.#run(
      `UPDATE pgboss.job SET start_after = now() WHERE name = '${queue}' AND state IN ('created', 'retry')`,
    )
  }

  async close(): Promise<void> {
    const boss = await this.#boss
    await boss?.stop({ graceful: false })
  }
}
