const words = String.raw`'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"`
const comments = String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`

/** What stands in quotes in code; a template has a `*` for each gap, and what fills the gap is read as code too. */
export function literalsOf(code: string): string[] {
  const found: string[] = []
  const pieces = new RegExp(`${comments}|(${words})|\``, 'g')
  for (let piece = pieces.exec(code); piece; piece = pieces.exec(code)) {
    if (piece[1] !== undefined) found.push(piece[1].slice(1, -1))
    else if (piece[0] === '`') pieces.lastIndex = readTemplate(code, pieces.lastIndex, found)
  }
  return found
}

function readTemplate(code: string, start: number, found: string[]): number {
  let pattern = ''
  for (let at = start; at < code.length; at++) {
    if (code[at] === '`') {
      found.push(pattern)
      return at + 1
    }
    if (code.startsWith('${', at)) {
      const end = closingBrace(code, at + 2)
      found.push(...literalsOf(code.slice(at + 2, end)))
      pattern += '*'
      at = end
    } else pattern += code[at]
  }
  return code.length
}

function closingBrace(code: string, start: number): number {
  let depth = 1
  for (let at = start; at < code.length; at++) {
    if (code[at] === '`') at = readTemplate(code, at + 1, []) - 1
    else if (code[at] === '{') depth++
    else if (code[at] === '}' && --depth === 0) return at
  }
  return code.length
}
