const levels: Record<number, string> = { 30: '', 40: 'warning: ', 50: 'error: ', 60: 'fatal: ' }

/** Turns the log of web and worker, one JSON object per line, into lines for people; other lines pass unchanged. */
export function readableLog(write: (text: string) => void): (part: string) => void {
  let rest = ''
  return (part) => {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) write(`${readable(line)}\n`)
  }
}

function readable(line: string): string {
  if (!line.startsWith('{')) return line
  try {
    const { level, time, msg, err, ...facts } = JSON.parse(line)
    if (typeof level !== 'number') return line
    const detail = Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : ''
    return `${String(time).slice(11, 19)}  ${levels[level] ?? ''}${msg ?? ''}${detail}${err?.stack ? `\n${err.stack}` : ''}`
  } catch {
    return line
  }
}
