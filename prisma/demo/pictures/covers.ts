import { drawFoods } from './cover-foods.ts'
import {
  circle,
  coverCanvas,
  coverHeight,
  coverWidth,
  inks,
  pebble,
  regular,
  thrower,
} from './cover-ground.ts'
import { line, moved, rectangle, type Path, type Point } from './path.ts'
import { setLine } from './typeface.ts'

/** A bone cut lengthwise, its layers drawn like those of an agate. */
function drawBone(): string {
  const canvas = coverCanvas(inks.sea)
  const spine: Path = [
    { kind: 'M', points: [[180, 700]] },
    {
      kind: 'C',
      points: [
        [560, 610],
        [1010, 470],
        [1430, 150],
      ],
    },
  ]
  const heads: [number, number, number][] = [
    [120, 560, 1],
    [250, 830, 1.06],
    [1340, 60, 1],
    [1510, 250, 1.04],
  ]
  const layers = 21
  for (let layer = 0; layer < layers; layer += 1) {
    const share = 1 - layer / layers
    const paint = layer % 2 === 0 ? inks.paper : layer === 11 ? inks.flare : inks.sea
    const shaft = 26 + 300 * share
    const round = 'stroke-linecap="round"'
    canvas.stroke(spine, paint, Math.max(4, shaft - 18), round)
    for (const [x, y, size] of heads) canvas.fill(circle(x, y, Math.max(3, 196 * size * share)), paint)
  }
  return canvas.toString()
}

/** The same tissue from dense to thin: cells of a jittered honeycomb whose walls grow weak to the right. */
function drawTissue(): string {
  const canvas = coverCanvas(inks.paper)
  const random = thrower(7)
  const step = 118
  const rise = step * 0.866
  const jitter = Array.from({ length: 400 }, (): Point => [random() - 0.5, random() - 0.5])
  for (let row = -1; row * rise < coverHeight + step; row += 1) {
    for (let column = -1; column * step < coverWidth + step; column += 1) {
      const [dx, dy] = jitter[(row + 1) * 16 + column + 1] ?? [0, 0]
      const x = column * step + (row % 2 === 0 ? 0 : step / 2) + dx * 26
      const y = row * rise + dy * 26
      const share = Math.min(1, Math.max(0, x / coverWidth))
      const radius = step * (0.28 + 0.25 * share)
      const corners = Array.from({ length: 7 }, (_, index): Point => {
        const angle = (index / 7) * Math.PI * 2 + dx
        const reach = radius * (0.95 + 0.32 * random())
        return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
      })
      const isMarked = row === 3 && column === 6
      canvas.fill(pebble(corners), isMarked ? inks.flare : inks.night)
    }
  }
  return canvas.toString()
}

/** Seven compounds as discs; the filled part is the magnesium in them. */
function drawForms(): string {
  const canvas = coverCanvas(inks.sand)
  const shares: [number, number, string][] = [
    [60.3, 190, inks.flare],
    [28.8, 150, inks.sea],
    [16.2, 205, inks.amber],
    [14.1, 178, inks.kelp],
    [15.5, 160, inks.sea],
    [12, 215, inks.flare],
    [8.3, 170, inks.night],
  ]
  const places: Point[] = [
    [230, 250],
    [585, 180],
    [960, 270],
    [1370, 210],
    [330, 690],
    [760, 680],
    [1270, 660],
  ]
  shares.forEach(([share, radius, paint], index) => {
    const [x, y] = places[index] ?? [0, 0]
    const corners = 6 + (index % 3) * 2
    const turn = index * 0.4
    canvas.fill(regular(x, y, radius, corners, turn), inks.paper)
    canvas.stroke(regular(x, y, radius, corners, turn), inks.night, 3, 'stroke-linejoin="round"')
    for (let corner = 0; corner < corners; corner += 1) {
      const angle = turn + (corner / corners) * Math.PI * 2
      const edge: Point = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
      canvas.stroke(line([x, y], edge), inks.night, 3)
    }
    const inside = radius * Math.sqrt(share / 100)
    canvas.fill(circle(x, y, inside), paint)
  })
  return canvas.toString()
}

/** A label so close that one reads figures before words. */
function drawLabelClose(): string {
  const canvas = coverCanvas(inks.flare)
  const rows: [string, string, number][] = [
    ['200', 'mg', 300],
    ['53', '%', 584],
    ['2', '×', 868],
  ]
  canvas.fill(rectangle(120, 0, 1360, coverHeight), inks.paper)
  canvas.fill(rectangle(200, 40, 1200, 22), inks.night)
  for (const [figure, unit, y] of rows) {
    const set = setLine(figure, { size: 290, weight: 640, tracking: -0.045 })
    canvas.fill(moved(set.path, 190, y), inks.night)
    const small = setLine(unit, { size: 96, weight: 500 })
    canvas.fill(moved(small.path, 214 + set.width, y), inks.sea)
    canvas.fill(rectangle(200, y + 36, 1200, 4), inks.night)
  }
  const lens = circle(1130, 470, 262)
  const clip = canvas.clip(lens)
  canvas.fill(lens, inks.amber)
  canvas.group(`clip-path="${clip}"`, () => {
    canvas.fill(moved(setLine('%', { size: 560, weight: 640 }).path, 880, 668), inks.night)
  })
  canvas.stroke(lens, inks.night, 16)
  canvas.stroke(line([1322, 652], [1550, 868]), inks.night, 44, 'stroke-linecap="round"')
  return canvas.toString()
}

/** Two ways through the body, one of light and one of minerals, and the knot where they meet. */
function drawWays(): string {
  const canvas = coverCanvas(inks.night)
  const strands = 9
  for (let strand = 0; strand < strands; strand += 1) {
    const shift = (strand - (strands - 1) / 2) * 27
    const down: Path = [
      { kind: 'M', points: [[330 + shift, 300]] },
      {
        kind: 'C',
        points: [
          [330 + shift, 700 - shift],
          [1000, 380 - shift],
          [1640, 690 - shift],
        ],
      },
    ]
    canvas.stroke(down, strand % 2 === 0 ? inks.amber : inks.flare, 9)
  }
  canvas.fill(circle(330, 230, 160), inks.amber)
  for (let strand = 0; strand < strands; strand += 1) {
    const shift = (strand - (strands - 1) / 2) * 27
    const across: Path = [
      { kind: 'M', points: [[-40, 760 + shift]] },
      {
        kind: 'C',
        points: [
          [620, 820 + shift],
          [900, 180 + shift],
          [1640, 250 + shift],
        ],
      },
    ]
    canvas.stroke(across, inks.night, 19)
    canvas.stroke(across, strand % 2 === 0 ? inks.tide : inks.paper, 9)
  }
  return canvas.toString()
}

/** The cover of each demo article. */
export const covers: Record<string, () => string> = {
  'magnesium-and-bones': drawBone,
  'magnesium-deficiency-and-osteoporosis': drawTissue,
  'forms-of-magnesium-compared': drawForms,
  'how-to-read-a-supplement-label': drawLabelClose,
  'magnesium-in-food': drawFoods,
  'magnesium-and-vitamin-d': drawWays,
}
