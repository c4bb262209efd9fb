import { Canvas } from './canvas.ts'
import { polygon, rectangle, type Path, type Point } from './path.ts'

export const coverWidth = 1600
export const coverHeight = 900

/** The few inks of the covers; a magazine is recognised by them. */
export const inks = {
  night: '#0b1a20',
  sea: '#0b5563',
  tide: '#7ab9bf',
  paper: '#f4f0e6',
  sand: '#e3d8c3',
  flare: '#d2562a',
  amber: '#e9a13b',
  kelp: '#41592f',
} as const

export function coverCanvas(ground: string): Canvas {
  const canvas = new Canvas(coverWidth, coverHeight)
  canvas.fill(rectangle(0, 0, coverWidth, coverHeight), ground)
  return canvas
}

/** Numbers that look thrown and are the same on every machine. */
export function thrower(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

export function circle(x: number, y: number, radius: number): Path {
  const k = radius * 0.5523
  const turn = (points: readonly Point[]): Path[number] => ({ kind: 'C', points })
  return [
    { kind: 'M', points: [[x, y - radius]] },
    turn([
      [x + k, y - radius],
      [x + radius, y - k],
      [x + radius, y],
    ]),
    turn([
      [x + radius, y + k],
      [x + k, y + radius],
      [x, y + radius],
    ]),
    turn([
      [x - k, y + radius],
      [x - radius, y + k],
      [x - radius, y],
    ]),
    turn([
      [x - radius, y - k],
      [x - k, y - radius],
      [x, y - radius],
    ]),
    { kind: 'Z', points: [] },
  ]
}

/** A closed shape through points, its corners rounded off by curves between the middles of its sides. */
export function pebble(points: readonly Point[]): Path {
  const middle = (index: number): Point => {
    const [x, y] = points[index % points.length] ?? [0, 0]
    const [toX, toY] = points[(index + 1) % points.length] ?? [0, 0]
    return [(x + toX) / 2, (y + toY) / 2]
  }
  const curves = points.map((_, index): Path[number] => {
    const corner = points[(index + 1) % points.length] ?? [0, 0]
    return { kind: 'Q', points: [corner, middle(index + 1)] }
  })
  return [{ kind: 'M', points: [middle(0)] }, ...curves, { kind: 'Z', points: [] }]
}

export function regular(x: number, y: number, radius: number, corners: number, turn = 0): Path {
  return polygon(
    ...Array.from({ length: corners }, (_, index): Point => {
      const angle = turn + (index / corners) * Math.PI * 2
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    }),
  )
}
