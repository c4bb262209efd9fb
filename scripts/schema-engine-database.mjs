import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

const CHAR_OID = 18
const TEXT_OID = 25
const COLUMN_TYPE_CHARACTER = 6
const PRISMA_CODES = { '3D000': 'P1003', '28P01': 'P1000', ECONNREFUSED: 'P1001', '42P04': 'P1009' }

/** The database behind a Prisma address, as the schema engine needs it: connect, create, drop, shadow copies. */
export class Database {
  constructor(address = 'postgresql://localhost/none') {
    const url = new URL(address)
    // Prisma addresses may carry `?schema=…`, which pg does not know.
    this.schema = url.searchParams.get('schema') ?? undefined
    url.searchParams.delete('schema')
    this.url = url
    this.name = decodeURIComponent(url.pathname.slice(1))
  }

  connectOnce() {
    return this.#withClient(this.url.toString(), async () => {})
  }

  async create() {
    await this.#asAdministrator(`CREATE DATABASE ${pg.escapeIdentifier(this.name)}`)
    return { databaseName: this.name }
  }

  drop() {
    return this.#asAdministrator(`DROP DATABASE ${pg.escapeIdentifier(this.name)} WITH (FORCE)`)
  }

  prismaCode(error) {
    return PRISMA_CODES[error.code] ?? 'P1010'
  }

  explain(error) {
    if (error.code === '3D000') return `Database \`${this.name}\` does not exist`
    return String(error.message || error.code || error)
  }

  adapter() {
    return new MigrationAdapter(this)
  }

  // Not a connectionString: pg lets it win over `database`, and the adapter's connection to
  // the shadow database then silently lands on the main one.
  poolConfig(name = this.name) {
    const wantsTls = ['require', 'verify-full', 'verify-ca'].includes(this.url.searchParams.get('sslmode'))
    return {
      host: this.url.hostname,
      port: Number(this.url.port || 5432),
      database: name,
      user: decodeURIComponent(this.url.username),
      password: decodeURIComponent(this.url.password),
      ...(wantsTls ? { ssl: true } : {}),
    }
  }

  async openShadow() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    await this.#asAdministrator(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
    const connection = await new PrismaPg(this.poolConfig(name), this.adapterOptions()).connect()
    const dispose = connection.dispose.bind(connection)
    // The adapter's own version drops the database while its pool is still connected.
    connection.dispose = async () => {
      await dispose()
      await this.#asAdministrator(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
    }
    return connection
  }

  adapterOptions() {
    return this.schema ? { schema: this.schema } : undefined
  }

  #asAdministrator(statement) {
    const url = new URL(this.url)
    url.pathname = '/postgres'
    return this.#withClient(url.toString(), (client) => client.query(statement))
  }

  async #withClient(connectionString, work) {
    const client = new pg.Client({ connectionString })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
}

class MigrationAdapter extends PrismaPg {
  constructor(database) {
    super(database.poolConfig(), database.adapterOptions())
    this.database = database
  }

  async connect() {
    return repaired(await super.connect())
  }

  async connectToShadowDb() {
    return repaired(await this.database.openShadow())
  }
}

function repaired(connection) {
  allowCharColumns(connection)
  // The adapter splits scripts at every `;`, which breaks $$-quoted bodies and quoted semicolons. One query
  // of the simple protocol runs the whole file, all or nothing, as the native engine does.
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script)
    } catch (error) {
      connection.onError(error)
    }
  }
  return connection
}

const repairedPrototypes = new WeakSet()

// The engine's catalogue queries read `"char"` columns, which @prisma/adapter-pg 7.10 refuses.
function allowCharColumns(connection) {
  let prototype = Object.getPrototypeOf(connection)
  while (prototype && !Object.hasOwn(prototype, 'performIO')) prototype = Object.getPrototypeOf(prototype)
  if (!prototype)
    throw new Error('@prisma/adapter-pg has changed: its queries no longer run through performIO')
  if (repairedPrototypes.has(prototype)) return
  repairedPrototypes.add(prototype)
  const { queryRaw, performIO } = prototype
  prototype.performIO = async function (query) {
    const result = await performIO.call(this, query)
    query.charColumns = []
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== CHAR_OID) return
      field.dataTypeID = TEXT_OID
      query.charColumns.push(index)
    })
    return result
  }
  prototype.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query)
    for (const index of query.charColumns ?? []) result.columnTypes[index] = COLUMN_TYPE_CHARACTER
    return result
  }
}
