import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { checkout } from './checkout.ts'
import { guard } from './guardian.ts'

/** Environment variables; the framework's own type would demand NODE_ENV everywhere. */
export type Variables = Record<string, string | undefined>

export interface RunOptions {
  environment?: Variables
  signal?: AbortSignal | undefined
  /** Shown as it comes; otherwise kept back, and thrown with a failure. */
  isShown?: boolean
  /** Ends the program when it takes longer, in milliseconds. */
  patience?: number
}

/** What a finished program said. */
export interface Finished {
  code: number
  output: string
}

/** Runs a program in the checkout to its end, with all that it started; a signal of ours ends it early. */
export function runToEnd(program: string, words: string[], options: RunOptions = {}): Promise<Finished> {
  options.signal?.throwIfAborted()
  const child = spawn(program, words, {
    cwd: checkout,
    env: environmentFor(options.environment ?? process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const guardian = guard(['/bin/sh', '-c', 'kill -s KILL -- "-$0"', String(child.pid)])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part
      if (options.isShown) process.stdout.write(part)
    })
  }
  const end = () => killGroup(child.pid, 'SIGKILL')
  const timer = options.patience ? setTimeout(end, options.patience) : undefined
  options.signal?.addEventListener('abort', end)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      guardian.dismiss()
      reject(error)
    })
    child.once('close', (code, signal) => {
      guardian.dismiss()
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', end)
      if (options.signal?.aborted) reject(options.signal.reason)
      else resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output })
    })
  })
}

/** The same for a program that must succeed. */
export async function run(program: string, words: string[], options: RunOptions = {}): Promise<string> {
  const { code, output } = await runToEnd(program, words, options)
  if (code === 0) return output
  const said = options.isShown ? '' : `:\n${readable(output)}`
  const name = program === process.execPath ? 'node' : program
  throw new Error(`${[name, ...words].join(' ').replaceAll(`${checkout}/`, '')} failed (${code})${said}`)
}

/** The end of what was said: an error may quote a minified file, many thousand characters long, or all the data. */
function readable(output: string): string {
  const lines = output.trim().split('\n')
  const shown = lines.slice(-80).map((line) => (line.length > 500 ? `${line.slice(0, 200)} …` : line))
  return [...(lines.length > 80 ? [`(${lines.length - 80} lines before)`] : []), ...shown].join('\n')
}

export function runNode(words: string[], options: RunOptions = {}): Promise<string> {
  return run(process.execPath, words, options)
}

/** The program of an installed package, to be run by Node. */
export function tool(path: string): string {
  return join(checkout, 'node_modules', path)
}

export function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (!pid) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function environmentFor(given: Variables): NodeJS.ProcessEnv {
  // The output passes through us, so the program cannot see whether a person reads it.
  const colours: Variables = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
  const environment: Variables = { ...colours, ...given, PATH: pathWithTools() }
  return environment as NodeJS.ProcessEnv
}

/** Our Node comes first, also for programs that look for `node` by themselves. */
function pathWithTools(): string {
  return [join(checkout, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
}
