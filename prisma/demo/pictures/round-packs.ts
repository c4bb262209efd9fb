import type { Canvas } from './canvas.ts'
import { hex, scale, tone, type Light } from './colour.ts'
import { drawLabel } from './label.ts'
import type { Pack } from './pack.ts'
import { rectangle, warped, type Path } from './path.ts'
import { barrel, centre, cylinder, drawCap, drawRoundness, drawShadow, floor } from './studio.ts'

const chalk = tone(0.95, 0.008, 90)
const glass = tone(0.3, 0.045, 60)
const ink = tone(0.28, 0.03, 220)

interface RoundPack {
  radius: number
  height: number
  body: Light
  gloss: number
  cap: { radius: number; height: number; colour: Light; ridges: number }
  shoulder: number
  label: { top: number; bottom: number }
}

function drawShape(canvas: Canvas, pack: Pack, shape: RoundPack): void {
  const sag = shape.radius * 0.075
  const top = floor - shape.height
  drawShadow(canvas, shape.radius * 2)
  const wall = barrel({ top: top + shape.shoulder, bottom: floor - sag, radius: shape.radius, sag }, 26)
  const body: Path = shape.shoulder === 0 ? wall : shouldered(shape, top, wall)
  canvas.fill(body, hex(shape.body))
  const clip = canvas.clip(body)
  canvas.group(`clip-path="${clip}"`, () => {
    const half = shape.radius * 1.42
    const place = {
      x: centre - half,
      y: top + shape.label.top,
      width: half * 2,
      height: shape.height - shape.label.top - shape.label.bottom,
    }
    const field = {
      x: centre - shape.radius * 1.5,
      y: place.y,
      width: shape.radius * 3,
      height: place.height,
    }
    const bend = cylinder(shape.radius, sag)
    canvas.fill(warped(rectangle(field.x, field.y, field.width, field.height), bend), pack.colours.ground)
    const face = { ...place, x: centre - shape.radius * 0.98, width: shape.radius * 1.96 }
    drawLabel(canvas, face, pack.words, pack.colours, bend)
  })
  drawRoundness(canvas, body, shape.radius, shape.gloss)
  if (shape.shoulder === 0) {
    canvas.ellipse(centre, top, shape.radius, sag, hex(scale(shape.body, 0.8)))
  }
  const capSag = shape.cap.radius * 0.085
  drawCap(
    canvas,
    { top: top - shape.cap.height, bottom: top + 2, radius: shape.cap.radius, sag: capSag },
    shape.cap.colour,
    shape.cap.ridges,
  )
}

/** A bottle's shoulders: the wall narrows to the neck. */
function shouldered(shape: RoundPack, top: number, wall: Path): Path {
  const neck = shape.cap.radius * 0.9
  const { radius, shoulder } = shape
  return [
    { kind: 'M', points: [[centre - neck, top]] },
    { kind: 'L', points: [[centre + neck, top]] },
    {
      kind: 'C',
      points: [
        [centre + neck, top + shoulder * 0.5],
        [centre + radius, top + shoulder * 0.42],
        [centre + radius, top + shoulder],
      ],
    },
    ...wall.slice(3, 6),
    { kind: 'L', points: [[centre - radius, top + shoulder]] },
    {
      kind: 'C',
      points: [
        [centre - radius, top + shoulder * 0.42],
        [centre - neck, top + shoulder * 0.5],
        [centre - neck, top],
      ],
    },
    { kind: 'Z', points: [] },
  ]
}

const rounds: Record<'jar' | 'bottle' | 'liquid-bottle' | 'tube', (size: number) => RoundPack> = {
  jar: (size) => ({
    radius: 296 * size,
    height: 640 * size,
    body: chalk,
    gloss: 0.42,
    cap: { radius: 284 * size, height: 132, colour: ink, ridges: 64 },
    shoulder: 0,
    label: { top: 62, bottom: 54 },
  }),
  bottle: (size) => ({
    radius: 240 * size,
    height: 730 * size,
    body: chalk,
    gloss: 0.4,
    cap: { radius: 150 * size, height: 138, colour: chalk, ridges: 44 },
    shoulder: 140 * size,
    label: { top: 172 * size, bottom: 56 },
  }),
  'liquid-bottle': (size) => ({
    radius: 218 * size,
    height: 800 * size,
    body: glass,
    gloss: 0.5,
    cap: { radius: 98 * size, height: 146, colour: chalk, ridges: 36 },
    shoulder: 235 * size,
    label: { top: 268 * size, bottom: 62 },
  }),
  tube: (size) => ({
    radius: 150 * size,
    height: 800 * size,
    body: chalk,
    gloss: 0.4,
    cap: { radius: 156 * size, height: 104, colour: chalk, ridges: 0 },
    shoulder: 0,
    label: { top: 26, bottom: 22 },
  }),
}

export type RoundKind = keyof typeof rounds

/** Jar, bottle or tube: a body of revolution with its label bent around it. */
export function drawRound(canvas: Canvas, kind: RoundKind, pack: Pack, size: number): void {
  drawShape(canvas, pack, rounds[kind](size))
}
