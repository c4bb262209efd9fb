import type { Canvas } from './canvas.ts'
import { fromHex, hex, mix, scale } from './colour.ts'
import { drawLabel } from './label.ts'
import type { Pack } from './pack.ts'
import { polygon, rectangle, type Path, type Point } from './path.ts'
import { centre, drawShadow, floor } from './studio.ts'

/** A pouch that stands on its fold and bulges with powder. */
export function drawPouch(canvas: Canvas, pack: Pack, size: number): void {
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

/** A box of sachets, seen from a little to the right. */
export function drawBox(canvas: Canvas, pack: Pack, size: number): void {
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
