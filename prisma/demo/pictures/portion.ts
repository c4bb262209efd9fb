import type { Canvas } from './canvas.ts'
import { hex, mix, scale, tone, type Light } from './colour.ts'
import { rectangle, type Path } from './path.ts'

/** What one takes in a day, as it lies on the table. */
export interface Portion {
  form: string
  count: number
  /** What colours powder, liquid and coated things. */
  tint: Light
}

interface Spot {
  x: number
  y: number
}

const white: Light = [1, 1, 1]
const black: Light = [0, 0, 0]
const chalk = tone(0.965, 0.006, 95)

const round = (value: number) => Math.round(value * 100) / 100

/** A bar with round ends, lying on its side. */
function stadium(x: number, y: number, length: number, thickness: number): Path {
  const r = thickness / 2
  const k = r * 0.5523
  const left = x - length / 2 + r
  const right = x + length / 2 - r
  const arc = (points: Path[number]['points']): Path[number] => ({ kind: 'C', points })
  return [
    { kind: 'M', points: [[left, y - r]] },
    { kind: 'L', points: [[right, y - r]] },
    arc([
      [right + k, y - r],
      [right + r, y - k],
      [right + r, y],
    ]),
    arc([
      [right + r, y + k],
      [right + k, y + r],
      [right, y + r],
    ]),
    { kind: 'L', points: [[left, y + r]] },
    arc([
      [left - k, y + r],
      [left - r, y + k],
      [left - r, y],
    ]),
    arc([
      [left - r, y - k],
      [left - k, y - r],
      [left, y - r],
    ]),
    { kind: 'Z', points: [] },
  ]
}

/** Everything on the table throws the same short shadow to the lower right. */
function withShadow(canvas: Canvas, path: Path, height: number): void {
  const blur = canvas.blur(height * 0.55)
  canvas.add(`<g transform="translate(${round(height * 0.5)} ${round(height * 0.7)})">`)
  canvas.fill(path, '#1a2a2e', `filter="${blur}" opacity="0.42"`)
  canvas.add('</g>')
}

function shadeAcross(canvas: Canvas, { y }: Spot, thickness: number): string {
  return canvas.linear({ x1: 0, y1: y - thickness / 2, x2: 0, y2: y + thickness / 2 }, [
    { at: 0, colour: white, opacity: 0.25 },
    { at: 0.24, colour: white, opacity: 0.6 },
    { at: 0.42, colour: white, opacity: 0 },
    { at: 0.62, colour: black, opacity: 0.05 },
    { at: 1, colour: black, opacity: 0.34 },
  ])
}

function capsule(canvas: Canvas, spot: Spot): void {
  const length = 150
  const thickness = 54
  const body = stadium(spot.x, spot.y, length, thickness)
  const cap = stadium(spot.x - length * 0.21, spot.y, length * 0.6, thickness + 3)
  withShadow(canvas, body, 16)
  canvas.fill(body, hex(scale(chalk, 0.96)))
  canvas.fill(body, shadeAcross(canvas, spot, thickness))
  canvas.fill(cap, hex(chalk))
  canvas.fill(cap, shadeAcross(canvas, spot, thickness))
  canvas.fill(rectangle(spot.x + length * 0.085, spot.y - 27, 1.6, 54), '#000', 'opacity="0.13"')
}

function tablet(canvas: Canvas, spot: Spot): void {
  const thickness = 66
  const body = stadium(spot.x, spot.y, 148, thickness)
  withShadow(canvas, body, 14)
  canvas.fill(body, hex(scale(chalk, 0.86)))
  const top = stadium(spot.x - 2, spot.y - 4, 138, thickness - 10)
  canvas.fill(top, hex(chalk))
  canvas.fill(rectangle(spot.x - 2, spot.y - 31, 2.4, 54), '#000', 'opacity="0.16"')
  canvas.fill(rectangle(spot.x + 0.4, spot.y - 31, 2, 54), '#fff', 'opacity="0.7"')
}

/** Flat round things: an effervescent tablet, a lozenge. */
function disc(canvas: Canvas, spot: Spot, radius: number, colour: Light): void {
  const body = stadium(spot.x, spot.y, radius * 2, radius * 2)
  withShadow(canvas, body, 18)
  canvas.fill(body, hex(scale(colour, 0.8)))
  canvas.ellipse(spot.x - 2, spot.y - 5, radius - 4, radius - 5, hex(colour))
  const sheen = canvas.radial(spot.x - radius * 0.4, spot.y - radius * 0.5, radius * 1.5, [
    { at: 0, colour: white, opacity: 0.6 },
    { at: 1, colour: white, opacity: 0 },
  ])
  canvas.ellipse(spot.x - 2, spot.y - 5, radius - 4, radius - 5, sheen)
  const groove = 'stroke="#000" stroke-opacity="0.13" stroke-width="3"'
  canvas.ellipse(spot.x - 2, spot.y - 5, radius * 0.74, radius * 0.74, 'none', groove)
}

/** A measuring cup or a scoop from above, filled. */
function vessel(canvas: Canvas, spot: Spot, filling: Light, hasHandle: boolean): void {
  const radius = 82
  const rim = stadium(spot.x, spot.y, radius * 2, radius * 2)
  if (hasHandle) {
    const handle = stadium(spot.x + 150, spot.y, 190, 34)
    withShadow(canvas, handle, 14)
    canvas.fill(handle, hex(scale(chalk, 0.94)))
    canvas.fill(handle, shadeAcross(canvas, spot, 34))
  }
  withShadow(canvas, rim, 22)
  canvas.fill(rim, hex(chalk))
  canvas.ellipse(spot.x, spot.y, radius - 9, radius - 9, hex(scale(chalk, 0.7)))
  canvas.ellipse(spot.x + 2, spot.y + 3, radius - 14, radius - 15, hex(filling))
  const depth = canvas.linear({ x1: 0, y1: spot.y - radius, x2: 0, y2: spot.y + radius }, [
    { at: 0, colour: black, opacity: 0.3 },
    { at: 0.45, colour: black, opacity: 0 },
    { at: 1, colour: white, opacity: 0.3 },
  ])
  canvas.ellipse(spot.x + 2, spot.y + 3, radius - 14, radius - 15, depth)
}

function sachet(canvas: Canvas, spot: Spot, tint: Light): void {
  const body = rectangle(spot.x - 165, spot.y - 62, 330, 124)
  withShadow(canvas, body, 14)
  canvas.fill(body, hex(tint))
  const bulge = canvas.linear({ x1: 0, y1: spot.y - 62, x2: 0, y2: spot.y + 62 }, [
    { at: 0, colour: black, opacity: 0.1 },
    { at: 0.3, colour: white, opacity: 0.34 },
    { at: 0.6, colour: white, opacity: 0 },
    { at: 1, colour: black, opacity: 0.26 },
  ])
  canvas.fill(rectangle(spot.x - 137, spot.y - 62, 274, 124), bulge)
  for (const end of [-165, 138]) {
    for (let index = 0; index < 6; index += 1)
      canvas.fill(rectangle(spot.x + end + 2 + index * 4.6, spot.y - 62, 2, 124), '#000', 'opacity="0.16"')
  }
}

const forms: Record<string, { step: number; draw: (canvas: Canvas, spot: Spot, tint: Light) => void }> = {
  capsule: { step: 186, draw: capsule },
  tablet: { step: 184, draw: tablet },
  effervescent: { step: 200, draw: (canvas, spot, tint) => disc(canvas, spot, 78, mix(chalk, tint, 0.22)) },
  lozenge: { step: 150, draw: (canvas, spot, tint) => disc(canvas, spot, 54, mix(chalk, tint, 0.4)) },
  liquid: { step: 200, draw: (canvas, spot) => vessel(canvas, spot, tone(0.9, 0.02, 200), false) },
  powder: { step: 200, draw: (canvas, spot, tint) => vessel(canvas, spot, mix(chalk, tint, 0.12), true) },
  sachet: { step: 360, draw: sachet },
}

/** One daily portion in a row around a spot. */
export function drawPortion(canvas: Canvas, { form, count, tint }: Portion, around: Spot): void {
  const drawn = forms[form]
  if (!drawn) throw new Error(`No drawing for ${form}`)
  const first = around.x - ((count - 1) * drawn.step) / 2
  for (let index = 0; index < count; index += 1)
    drawn.draw(canvas, { x: first + index * drawn.step, y: around.y }, tint)
}
