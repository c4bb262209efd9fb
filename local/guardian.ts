import { spawn } from 'node:child_process'

/** Outlives this process if it is killed, and then does what was agreed. */
export interface Guardian {
  /** All is well: nothing is to be done. */
  dismiss: () => void
}

/**
 * Starts a shell that waits for the end of its input. The end comes with a word of ours when all is well, and without
 * one when this process was killed; then the shell turns into the command.
 */
export function guard(command: string[]): Guardian {
  const words = ['-c', 'read -r word || exec "$@"', 'guardian', ...command]
  const guardian = spawn('/bin/sh', words, { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  guardian.unref()
  // Our end of the pipe must not keep this process alive, nor take it down when the guardian is gone first.
  const input = guardian.stdin as unknown as {
    unref: () => void
    on: (event: 'error', listener: () => void) => void
  }
  input.unref()
  input.on('error', () => {})
  return { dismiss: () => guardian.stdin.end('all is well\n') }
}
