import { fstatSync } from 'node:fs'
import { Socket } from 'node:net'
import { isMainThread } from 'node:worker_threads'

// Loaded into every process of the shop: one whose starter was killed goes as well, in order. The starter holds the
// other end of this pipe. Not Node's own channel: with `process.send` there, the framework's development server waits
// for words that never come.
const lifeline = 3

function isHeld(): boolean {
  // Threads and processes that this one starts get the same flags, but not the pipe.
  if (!isMainThread || Number(process.env.SHOP_STARTER) !== process.ppid) return false
  try {
    return fstatSync(lifeline).isSocket()
  } catch {
    return false // started by hand, without a starter
  }
}

if (isHeld()) {
  const socket = new Socket({ fd: lifeline, readable: true, writable: false })
  socket.on('error', () => {}) // its end is what counts, and comes as `close`
  socket.once('close', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 15_000).unref()
  })
  socket.resume()
  socket.unref()
}
