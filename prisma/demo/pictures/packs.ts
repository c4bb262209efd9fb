import { Canvas } from './canvas.ts'
import { drawBox, drawPouch } from './flat-packs.ts'
import type { Pack } from './pack.ts'
import { drawRound } from './round-packs.ts'
import { drawStudio, pictureHeight, pictureWidth } from './studio.ts'

/** One pack shot as SVG: studio light, the pack's own shape, and its label readable on it. */
export function drawPack(pack: Pack): string {
  const canvas = new Canvas(pictureWidth, pictureHeight)
  drawStudio(canvas)
  const size = Math.min(1.08, Math.max(0.86, pack.size))
  if (pack.kind === 'pouch') drawPouch(canvas, pack, size)
  else if (pack.kind === 'sachet-box') drawBox(canvas, pack, size)
  else drawRound(canvas, pack.kind, pack, size)
  return canvas.toString()
}
