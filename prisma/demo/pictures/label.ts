import type { Canvas } from './canvas.ts'
import { fromHex, mix, hex, type Light } from './colour.ts'
import { moved, rectangle, warped, type Path, type Warp } from './path.ts'
import { setLine, type Type } from './typeface.ts'

/** What a pack says: taken from the label data, so that a new product gets its picture by itself. */
export interface LabelWords {
  brand: string
  name: string
  designation: string
  /** "200" and "mg": elemental amount of the first nutrient per daily portion. */
  amount: string
  unit: string
  nutrient: string
  netQuantity: string
}

export interface LabelColours {
  ground: string
  ink: string
}

/** Where a label lies flat, before it is bent onto its pack. */
export interface LabelPlace {
  x: number
  y: number
  width: number
  height: number
}

function fitted(text: string, type: Type, width: number): { path: Path; size: number; width: number } {
  const outline = setLine(text, type)
  if (outline.width <= width) return { ...outline, size: type.size }
  const size = (type.size * width) / outline.width
  return { ...setLine(text, { ...type, size }), size }
}

/** Breaks a name into at most two lines of about the same length. */
function lines(name: string): string[] {
  const words = name.split(' ')
  if (name.length <= 16 || words.length < 2) return [name]
  const breaks = words.map((_, index) => [words.slice(0, index).join(' '), words.slice(index).join(' ')])
  const best = breaks.slice(1).toSorted((one, other) => longest(one) - longest(other))[0]
  return best ?? [name]
}

const longest = (parts: readonly string[]) => Math.max(...parts.map((part) => part.length))

/** Two facets that make the house's Z. */
export function houseMark(size: number): Path[] {
  const half = size / 2
  const cut = size * 0.62
  return [
    [
      { kind: 'M', points: [[0, 0]] },
      { kind: 'L', points: [[size, 0]] },
      { kind: 'L', points: [[cut, half]] },
      { kind: 'L', points: [[0, half]] },
      { kind: 'Z', points: [] },
    ],
    [
      { kind: 'M', points: [[size, size]] },
      { kind: 'L', points: [[0, size]] },
      { kind: 'L', points: [[size - cut, half]] },
      { kind: 'L', points: [[size, half]] },
      { kind: 'Z', points: [] },
    ],
  ]
}

/** Draws the label: colour field, the amount as its picture, name, designation and contents, bent by the pack's shape. */
export function drawLabel(
  canvas: Canvas,
  place: LabelPlace,
  words: LabelWords,
  colours: LabelColours,
  warp: Warp,
): void {
  const { x, y, width, height } = place
  const ground = fromHex(colours.ground)
  const ink = fromHex(colours.ink)
  const soft: Light = mix(ground, ink, 0.8)
  canvas.fill(warped(rectangle(x, y, width, height), warp), hex(ground))

  const margin = width * 0.09
  const inner = width - 2 * margin
  const put = (path: Path, dx: number, dy: number, colour: Light) => {
    canvas.fill(warped(moved(path, dx, dy), warp), hex(colour))
  }
  const left = x + margin
  const brandSize = Math.min(width * 0.085, height * 0.07)
  const [upper, lower] = houseMark(brandSize * 0.95)
  const top = y + margin * 0.9 + brandSize
  if (upper && lower) {
    put(upper, left, top - brandSize * 0.84, ink)
    put(lower, left, top - brandSize * 0.84, soft)
  }
  put(setLine(words.brand, { size: brandSize, weight: 650 }).path, left + brandSize * 1.25, top, ink)

  const figureSize = Math.min(width * 0.42, height * 0.29)
  const figure = fitted(words.amount, { size: figureSize, weight: 600, tracking: -0.03 }, inner * 0.78)
  const baseline = y + height * 0.455
  put(figure.path, left - figure.size * 0.04, baseline, ink)
  const unit = setLine(words.unit, { size: figure.size * 0.3, weight: 500 })
  put(unit.path, left + figure.width + figure.size * 0.08, baseline, soft)
  const nutrient = fitted(words.nutrient, { size: brandSize * 0.86, weight: 500 }, inner)
  put(nutrient.path, left, baseline + brandSize * 1.35, soft)

  put(rectangle(0, 0, inner, Math.max(1.5, width * 0.004)), left, y + height * 0.6, soft)
  const nameLines = lines(words.name)
  const nameSize = Math.min(width * 0.088, height * 0.075)
  const sizes = nameLines.map((line) => fitted(line, { size: nameSize, weight: 600 }, inner).size)
  const size = Math.min(...sizes)
  nameLines.forEach((line, index) => {
    const outline = setLine(line, { size, weight: 600 })
    put(outline.path, left, y + height * 0.6 + size * (1.35 + index * 1.16), ink)
  })
  const small = Math.min(width * 0.062, height * 0.054)
  const designation = fitted(words.designation, { size: small, weight: 450 }, inner)
  const net = fitted(words.netQuantity, { size: small, weight: 600 }, inner)
  put(designation.path, left, y + height - margin * 0.7 - small * 1.35, soft)
  put(net.path, left, y + height - margin * 0.7, ink)
}
