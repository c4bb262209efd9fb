import type { Canvas } from './canvas.ts'
import { circle, coverCanvas, coverHeight, coverWidth, inks, pebble } from './cover-ground.ts'
import { line, type Path, type Point } from './path.ts'

type Draw = (canvas: Canvas, x: number, y: number, turn: number) => void

function placed(points: readonly Point[], x: number, y: number, turn: number): Point[] {
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  return points.map(([px, py]) => [x + px * cos - py * sin, y + px * sin + py * cos])
}

const stroke = 'stroke-linecap="round" stroke-linejoin="round"'

const pumpkinSeed: Draw = (canvas, x, y, turn) => {
  const outer: Point[] = [
    [0, -78],
    [34, -40],
    [50, 22],
    [30, 70],
    [-30, 70],
    [-50, 22],
    [-34, -40],
  ]
  const at = (factor: number) =>
    pebble(
      placed(
        outer.map(([px, py]) => [px * factor, py * factor]),
        x,
        y,
        turn,
      ),
    )
  canvas.fill(at(1), inks.paper)
  canvas.stroke(at(0.74), inks.kelp, 4, stroke)
}

const almond: Draw = (canvas, x, y, turn) => {
  const outer: Point[] = [
    [0, -92],
    [40, -30],
    [54, 30],
    [30, 72],
    [-30, 72],
    [-54, 30],
    [-40, -30],
  ]
  canvas.fill(pebble(placed(outer, x, y, turn)), inks.amber)
  for (const offset of [-26, -9, 9, 26]) {
    const grain: Point[] = [
      [offset * 0.25, -52],
      [offset, 6],
      [offset * 0.7, 50],
    ]
    const [start, bend, end] = placed(grain, x, y, turn)
    if (!start || !bend || !end) continue
    const path: Path = [
      { kind: 'M', points: [start] },
      { kind: 'Q', points: [bend, end] },
    ]
    canvas.stroke(path, inks.kelp, 4, stroke)
  }
}

const bean: Draw = (canvas, x, y, turn) => {
  const outer: Point[] = [
    [-62, -22],
    [-38, -52],
    [30, -52],
    [64, -18],
    [58, 36],
    [26, 44],
    [4, 10],
    [-24, 12],
    [-48, 36],
    [-66, 14],
  ]
  canvas.fill(pebble(placed(outer, x, y, turn)), inks.night)
  const [from, to] = placed(
    [
      [-20, -26],
      [22, -28],
    ],
    x,
    y,
    turn,
  )
  if (from && to) canvas.stroke(line(from, to), inks.tide, 5, stroke)
}

const slice: Draw = (canvas, x, y) => {
  canvas.fill(circle(x, y, 66), inks.sand)
  canvas.stroke(circle(x, y, 50), inks.amber, 4)
  for (let index = 0; index < 3; index += 1) {
    const angle = (index / 3) * Math.PI * 2 + 0.4
    canvas.fill(circle(x + 17 * Math.cos(angle), y + 17 * Math.sin(angle), 6), inks.night)
  }
}

const cocoa: Draw = (canvas, x, y, turn) => {
  const outer: Point[] = [
    [0, -66],
    [52, -44],
    [60, 20],
    [28, 62],
    [-28, 62],
    [-60, 20],
    [-52, -44],
  ]
  canvas.fill(pebble(placed(outer, x, y, turn)), inks.flare)
  const [from, to] = placed(
    [
      [0, -40],
      [0, 40],
    ],
    x,
    y,
    turn,
  )
  if (from && to) canvas.stroke(line(from, to), inks.paper, 5, stroke)
}

const kinds: readonly Draw[] = [pumpkinSeed, almond, bean, slice, cocoa]

/** Seeds, nuts and beans laid out like specimens in a drawer. */
export function drawFoods(): string {
  const canvas = coverCanvas(inks.kelp)
  const columns = 8
  const rows = 4
  const stepX = coverWidth / columns
  const stepY = coverHeight / rows
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const draw = kinds[(column * 2 + row * 3) % kinds.length]
      const turn = ((column * 5 + row * 3) % 8) * (Math.PI / 4)
      draw?.(canvas, (column + 0.5) * stepX, (row + 0.5) * stepY, turn)
    }
  }
  return canvas.toString()
}
