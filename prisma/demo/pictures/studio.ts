import type { Canvas } from './canvas.ts'
import { hex, scale, tone, type Light } from './colour.ts'
import { rectangle, type Path, type Warp } from './path.ts'

export const pictureWidth = 960
export const pictureHeight = 1200
export const floor = 1060
export const centre = pictureWidth / 2

const black: Light = [0, 0, 0]
const white: Light = [1, 1, 1]

/** A seamless paper sweep with the light falling from the upper left. */
export function drawStudio(canvas: Canvas): void {
  const sweep = canvas.linear({ x1: 0, y1: 0, x2: 0, y2: pictureHeight }, [
    { at: 0, colour: tone(0.93, 0.012, 95) },
    { at: 0.62, colour: tone(0.905, 0.014, 92) },
    { at: 0.84, colour: tone(0.875, 0.016, 90) },
    { at: 1, colour: tone(0.9, 0.014, 92) },
  ])
  canvas.fill(rectangle(0, 0, pictureWidth, pictureHeight), sweep)
  const pool = canvas.radial(pictureWidth * 0.32, pictureHeight * 0.3, 720, [
    { at: 0, colour: white, opacity: 0.55 },
    { at: 1, colour: white, opacity: 0 },
  ])
  canvas.fill(rectangle(0, 0, pictureWidth, pictureHeight), pool)
}

/** The same paper seen from above, as a table. */
export function drawTable(canvas: Canvas): void {
  canvas.fill(rectangle(0, 0, pictureWidth, pictureHeight), hex(tone(0.9, 0.014, 92)))
  const pool = canvas.radial(pictureWidth * 0.25, pictureHeight * 0.2, 1200, [
    { at: 0, colour: white, opacity: 0.5 },
    { at: 1, colour: white, opacity: 0 },
  ])
  canvas.fill(rectangle(0, 0, pictureWidth, pictureHeight), pool)
}

/** The shadow where a pack stands, and the longer one it throws to the right. */
export function drawShadow(canvas: Canvas, width: number, x = centre): void {
  const far = canvas.blur(34)
  canvas.ellipse(x + width * 0.22, floor + 6, width * 0.62, 44, '#2b3a3c', `filter="${far}" opacity="0.34"`)
  const near = canvas.blur(9)
  canvas.ellipse(x + 6, floor + 2, width * 0.5, 15, '#101c1f', `filter="${near}" opacity="0.55"`)
}

/** Bends flat things around an upright cylinder seen from a little above. */
export function cylinder(radius: number, sag: number): Warp {
  return ([x, y]) => {
    const angle = (x - centre) / radius
    return [centre + radius * Math.sin(angle), y + sag * (Math.cos(angle) - 1) + sag * 0.5]
  }
}

/** Light and shade of a round body, laid over whatever was drawn on it. */
export function drawRoundness(canvas: Canvas, body: Path, radius: number, gloss: number): void {
  const span = { x1: centre - radius, y1: 0, x2: centre + radius, y2: 0 }
  const shade = canvas.linear(span, [
    { at: 0, colour: black, opacity: 0.46 },
    { at: 0.07, colour: black, opacity: 0.24 },
    { at: 0.2, colour: black, opacity: 0.05 },
    { at: 0.38, colour: black, opacity: 0 },
    { at: 0.66, colour: black, opacity: 0.1 },
    { at: 0.86, colour: black, opacity: 0.32 },
    { at: 0.95, colour: black, opacity: 0.5 },
    { at: 1, colour: black, opacity: 0.38 },
  ])
  canvas.fill(body, shade)
  const shine = canvas.linear(span, [
    { at: 0.1, colour: white, opacity: 0 },
    { at: 0.17, colour: white, opacity: gloss },
    { at: 0.235, colour: white, opacity: gloss * 0.75 },
    { at: 0.27, colour: white, opacity: 0 },
    { at: 0.9, colour: white, opacity: 0 },
    { at: 0.965, colour: white, opacity: gloss * 0.5 },
    { at: 1, colour: white, opacity: 0 },
  ])
  canvas.fill(body, shine)
}

export interface Ring {
  top: number
  bottom: number
  radius: number
  /** Half height of the ellipse at the rims. */
  sag: number
}

/** A stretch of an upright cylinder: straight sides, rims curved by perspective. */
export function barrel({ top, bottom, radius, sag }: Ring, rounding = 0): Path {
  const left = centre - radius
  const right = centre + radius
  return [
    { kind: 'M', points: [[left, top]] },
    {
      kind: 'C',
      points: [
        [left, top + sag * 0.66],
        [centre - radius * 0.55, top + sag],
        [centre, top + sag],
      ],
    },
    {
      kind: 'C',
      points: [
        [centre + radius * 0.55, top + sag],
        [right, top + sag * 0.66],
        [right, top],
      ],
    },
    { kind: 'L', points: [[right, bottom - rounding]] },
    {
      kind: 'C',
      points: [
        [right, bottom - rounding + sag * 0.8],
        [right - rounding, bottom + sag],
        [centre, bottom + sag],
      ],
    },
    {
      kind: 'C',
      points: [
        [left + rounding, bottom + sag],
        [left, bottom - rounding + sag * 0.8],
        [left, bottom - rounding],
      ],
    },
    { kind: 'Z', points: [] },
  ]
}

/** A lid or cap: its top face, its wall with grip ridges, and the light on both. */
export function drawCap(canvas: Canvas, ring: Ring, colour: Light, ridges: number): void {
  const wall = barrel(ring)
  const closed: Path = [
    { kind: 'M', points: [[centre - ring.radius, ring.top]] },
    { kind: 'L', points: [[centre + ring.radius, ring.top]] },
    ...wall.slice(3),
  ]
  const plain = canvas.linear({ x1: 0, y1: ring.top, x2: 0, y2: ring.bottom }, [
    { at: 0, colour },
    { at: 1, colour: scale(colour, 0.82) },
  ])
  canvas.fill(closed, plain)
  const clip = canvas.clip(closed)
  canvas.group(`clip-path="${clip}"`, () => {
    for (let index = 1; index < ridges; index += 1) {
      const angle = Math.PI * (index / ridges) - Math.PI / 2
      const x = centre + ring.radius * Math.sin(angle)
      const drop = ring.sag * Math.cos(angle)
      const width = Math.max(0.8, 3.4 * Math.cos(angle))
      canvas.fill(
        rectangle(x, ring.top + drop + 16, width, ring.bottom - ring.top - 30),
        '#000',
        'opacity="0.17"',
      )
      canvas.fill(
        rectangle(x + width, ring.top + drop + 16, width * 0.7, ring.bottom - ring.top - 30),
        '#fff',
        'opacity="0.2"',
      )
    }
  })
  drawRoundness(canvas, closed, ring.radius, 0.3)
  const face = canvas.linear(
    { x1: centre - ring.radius, y1: ring.top - ring.sag, x2: centre + ring.radius, y2: ring.top + ring.sag },
    [
      { at: 0, colour: scale(colour, 1.12) },
      { at: 1, colour: scale(colour, 0.84) },
    ],
  )
  canvas.ellipse(centre, ring.top, ring.radius, ring.sag, face)
  canvas.ellipse(
    centre,
    ring.top,
    ring.radius * 0.9,
    ring.sag * 0.86,
    'none',
    'stroke="#000" stroke-opacity="0.1" stroke-width="2"',
  )
}
