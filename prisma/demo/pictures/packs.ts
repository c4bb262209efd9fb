import { Canvas } from './canvas.ts'
import { fromHex, hex, mix, scale, tone, type Light } from './colour.ts'
import { drawLabel, type LabelColours, type LabelWords } from './label.ts'
import { polygon, rectangle, warped, type Path, type Point } from './path.ts'
import {
  barrel,
  centre,
  cylinder,
  drawCap,
  drawRoundness,
  drawShadow,
  drawStudio,
  floor,
  pictureHeight,
  pictureWidth,
} from './studio.ts'

export type PackKind = 'jar' | 'bottle' | 'liquid-bottle' | 'tube' | 'pouch' | 'sachet-box'

export interface Pack {
  kind: PackKind
  words: LabelWords
  colours: LabelColours
  /** 1 is the usual pack of the product; larger and smaller ones stand beside it in the shop. */
  size: number
}

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

function drawRound(canvas: Canvas, pack: Pack, shape: RoundPack): void {
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

function drawPouch(canvas: Canvas, pack: Pack, size: number): void {
  const half = 312 * size
  const height = 870 * size
  const top = floor - height
  drawShadow(canvas, half * 1.9)
  const body: Path = [
    { kind: 'M', points: [[centre - half * 0.97, top]] },
    { kind: 'L', points: [[centre + half * 0.97, top]] },
    {
      kind: 'C',
      points: [
        [centre + half * 0.94, top + height * 0.3],
        [centre + half * 1.04, floor - height * 0.3],
        [centre + half, floor - 14],
      ],
    },
    {
      kind: 'C',
      points: [
        [centre + half * 0.6, floor + 26],
        [centre - half * 0.6, floor + 26],
        [centre - half, floor - 14],
      ],
    },
    {
      kind: 'C',
      points: [
        [centre - half * 1.04, floor - height * 0.3],
        [centre - half * 0.94, top + height * 0.3],
        [centre - half * 0.97, top],
      ],
    },
    { kind: 'Z', points: [] },
  ]
  const ground = fromHex(pack.colours.ground)
  canvas.fill(body, hex(ground))
  const bulge = ([x, y]: Point): Point => {
    const across = (x - centre) / half
    const down = (y - top) / height
    return [x + across * 8 * Math.sin(Math.PI * down), y + 10 * (1 - across * across) * down]
  }
  const seal = 76 * size
  drawLabel(
    canvas,
    { x: centre - half * 0.9, y: top + seal + 34, width: half * 1.8, height: height - seal - 96 },
    pack.words,
    pack.colours,
    bulge,
  )
  for (let index = 0; index < 7; index += 1) {
    canvas.fill(
      rectangle(centre - half * 0.97, top + 8 + index * (seal / 8), half * 1.94, 2),
      '#000',
      'opacity="0.10"',
    )
  }
  canvas.fill(rectangle(centre - half * 0.97, top + seal, half * 1.94, 3), '#000', 'opacity="0.18"')
  const shade = canvas.linear({ x1: centre - half, y1: 0, x2: centre + half, y2: 0 }, [
    { at: 0, colour: [0, 0, 0], opacity: 0.34 },
    { at: 0.05, colour: [1, 1, 1], opacity: 0.24 },
    { at: 0.12, colour: [1, 1, 1], opacity: 0.1 },
    { at: 0.3, colour: [1, 1, 1], opacity: 0 },
    { at: 0.7, colour: [0, 0, 0], opacity: 0.03 },
    { at: 0.92, colour: [0, 0, 0], opacity: 0.22 },
    { at: 1, colour: [0, 0, 0], opacity: 0.4 },
  ])
  canvas.fill(body, shade)
  const foot = canvas.linear({ x1: 0, y1: floor - 90, x2: 0, y2: floor + 20 }, [
    { at: 0, colour: [0, 0, 0], opacity: 0 },
    { at: 0.4, colour: [0, 0, 0], opacity: 0.12 },
    { at: 1, colour: [0, 0, 0], opacity: 0.38 },
  ])
  canvas.fill(body, foot)
}

function drawBox(canvas: Canvas, pack: Pack, size: number): void {
  const width = 500 * size
  const height = 740 * size
  const depth = 176 * size
  const left = centre - (width + depth * 0.8) / 2
  const top = floor - height
  drawShadow(canvas, width + depth, centre)
  const ground = fromHex(pack.colours.ground)
  const side = polygon(
    [left + width, top],
    [left + width + depth * 0.8, top - depth * 0.16],
    [left + width + depth * 0.8, floor - depth * 0.3],
    [left + width, floor],
  )
  canvas.fill(side, hex(scale(ground, 0.55)))
  canvas.fill(
    polygon(
      [left, top],
      [left + depth * 0.8, top - depth * 0.16],
      [left + width + depth * 0.8, top - depth * 0.16],
      [left + width, top],
    ),
    hex(mix(ground, [1, 1, 1], 0.22)),
  )
  drawLabel(canvas, { x: left, y: top, width, height }, pack.words, pack.colours, (point) => point)
  const light = canvas.linear({ x1: left, y1: top, x2: left + width, y2: floor }, [
    { at: 0, colour: [1, 1, 1], opacity: 0.2 },
    { at: 0.5, colour: [1, 1, 1], opacity: 0 },
    { at: 1, colour: [0, 0, 0], opacity: 0.16 },
  ])
  canvas.fill(rectangle(left, top, width, height), light)
  canvas.fill(rectangle(left + width - 2, top, 3, height), '#fff', 'opacity="0.28"')
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

/** One pack shot as SVG: studio light, the pack's own shape, and its label readable on it. */
export function drawPack(pack: Pack): string {
  const canvas = new Canvas(pictureWidth, pictureHeight)
  drawStudio(canvas)
  const size = Math.min(1.08, Math.max(0.86, pack.size))
  if (pack.kind === 'pouch') drawPouch(canvas, pack, size)
  else if (pack.kind === 'sachet-box') drawBox(canvas, pack, size)
  else drawRound(canvas, pack, rounds[pack.kind](size))
  return canvas.toString()
}
