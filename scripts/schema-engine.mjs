#!/usr/bin/env node
// Prisma's commands (generate, migrate, db) talk to a native program, `schema-engine`, that they download when
// they first run; no npm package contains it. The same engine is published as WebAssembly. This file speaks
// the native program's command line and JSON-RPC, and answers with the WebAssembly engine, so that a
// fresh clone needs nothing but the npm registry. `prisma.config.ts` points to it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Database } from './schema-engine-database.mjs'

const { datamodels, datasource, command } = readArguments(process.argv.slice(2))
const database = new Database(datasource.url)
if (command) await runCommand(command)
else serve()

function readArguments(words) {
  const found = { datamodels: [], datasource: {}, command: undefined }
  const withValue = new Set(['--enabled-preview-features', '--extension-types'])
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--datamodels') found.datamodels.push(words[++i])
    else if (words[i] === '--datasource') found.datasource = JSON.parse(words[++i])
    else if (words[i] === 'cli') found.command = words[++i]
    else if (withValue.has(words[i])) i++
  }
  return found
}

async function runCommand(name) {
  process.stderr.write('\n') // Prisma drops the first line of stderr
  try {
    if (name === 'can-connect-to-database') await database.connectOnce()
    else if (name === 'create-database') await database.create()
    else if (name === 'drop-database') await database.drop()
    else throw new Error(`schema-engine: unknown command ${name}`)
    log('INFO', 'Done')
    process.exit(0)
  } catch (error) {
    log('ERROR', database.explain(error), database.prismaCode(error))
    process.exit(1)
  }
}

function log(level, message, error_code) {
  const fields = { message, error_code }
  const entry = { timestamp: new Date().toISOString(), level, target: 'schema_engine::logger', fields }
  process.stderr.write(JSON.stringify(entry) + '\n')
}

function serve() {
  let running = 0
  let closed = false
  const leaveWhenIdle = () => closed && running === 0 && process.exit(0)
  const lines = createInterface({ input: process.stdin })
  lines.on('line', async (line) => {
    const message = line.trim() ? JSON.parse(line) : {}
    if (!message.method) return // an answer to our own `print`
    running++
    send({ jsonrpc: '2.0', id: message.id, ...(await answer(message)) })
    running--
    leaveWhenIdle()
  })
  lines.on('close', () => {
    closed = true
    leaveWhenIdle()
  })
}

async function answer({ method, params }) {
  try {
    const own = Object.hasOwn(methods, method) ? methods[method] : undefined
    const result = own ? await own(params) : await (await engine())[method](params)
    return { result: result ?? {} }
  } catch (error) {
    const data = {
      is_panic: false,
      message: error?.message ?? String(error),
      meta: null,
      error_code: error?.code ?? error?.error_code,
    }
    return { error: { code: 4466, message: 'An error happened. Check the data field for details.', data } }
  }
}

function send(message) {
  process.stdout.write(JSON.stringify(message) + '\n')
}

let printed = 0
/** What the native engine answers itself, or answers in another form than the WebAssembly one. */
const methods = {
  createDatabase: () => database.create(),
  ensureConnectionValidity: async () => {
    await database.connectOnce()
  },
  getDatabaseVersion: async (params) => (await engine()).version(params),
  diff: async (params) => {
    const result = await (await engine()).diff(params)
    if (result.stdout != null) {
      const content = result.stdout.replace(/\n$/, '')
      send({ jsonrpc: '2.0', id: `print-${++printed}`, method: 'print', params: { content } })
    }
    return { ...result, stdout: null }
  },
}

let loaded
function engine() {
  return (loaded ??= load())
}

async function load() {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const compiled = await WebAssembly.compile(readFileSync(entry.replace(/\.js$/, '.wasm')))
  const { exports } = await WebAssembly.instantiate(compiled, { './schema_engine_bg.js': wasm })
  wasm.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
  const files = datamodels.map((file) => [file, readFileSync(file, 'utf8')])
  const debug = (line) => process.env.DEBUG && process.stderr.write(line + '\n')
  const adapter = bindMigrationAwareSqlAdapterFactory(database.adapter())
  return wasm.SchemaEngine.new({ datamodels: files.length ? files : undefined }, debug, adapter)
}
