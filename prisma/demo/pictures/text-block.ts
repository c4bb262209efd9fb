import { moved, type Path } from './path.ts'
import { setLine, type Type } from './typeface.ts'

export interface Block {
  path: Path
  height: number
}

/** Breaks a text into lines no wider than the room there is. */
export function wrap(text: string, type: Type, room: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && setLine(longer, type).width <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Words and the spaces between them; what stands between `**` is bold, as allergens must be. */
function piecesOf(text: string): { text: string; isStrong: boolean }[] {
  return text.split('**').flatMap((part, index) =>
    part
      .split(/( +)/)
      .filter((piece) => piece !== '')
      .map((piece) => ({ text: piece, isStrong: index % 2 === 1 })),
  )
}

/** Sets a paragraph as outlines; the origin is its upper left corner. */
export function setBlock(text: string, type: Type, room: number, leading = 1.32): Block {
  const space = setLine('n n', type).width - setLine('nn', type).width
  const path: Path[number][] = []
  let x = 0
  let y = type.size
  for (const piece of piecesOf(text)) {
    if (piece.text.trim() === '') {
      if (x > 0) x += space
      continue
    }
    const outline = setLine(piece.text, piece.isStrong ? { ...type, weight: 700 } : type)
    if (x + outline.width > room && x > 0) {
      x = 0
      y += type.size * leading
    }
    path.push(...moved(outline.path, x, y))
    x += outline.width
  }
  return { path, height: y + type.size * (leading - 1) }
}
