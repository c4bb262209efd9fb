import { Canvas } from './canvas.ts'
import { fromHex, hex, mix, scale, tone, type Light } from './colour.ts'
import { houseMark, type LabelColours } from './label.ts'
import { moved, rectangle, type Path } from './path.ts'
import { drawPortion, type Portion } from './portion.ts'
import { drawTable, pictureHeight, pictureWidth } from './studio.ts'
import { setBlock, type Block } from './text-block.ts'
import { setLine, type Type } from './typeface.ts'

/** What the back of a pack says, in the language of its market. */
export interface SheetWords {
  brand: string
  name: string
  designation: string
  /** Stands beside a name that is itself a reference to health (CLAIM-05). */
  claim: string | null
  /** "Contents per daily portion: 2 capsules". */
  heading: string
  facts: { name: string; forms: string; amount: string; percent: string }[]
  note: string
  /** Term and text; `**strong**` parts are allergens. */
  passages: { term: string; text: string }[]
}

export interface Sheet {
  words: SheetWords
  colours: LabelColours
  portion: Portion
}

const paper: Light = scale(tone(0.985, 0.006, 95), 1.2)
const ink: Light = fromHex('#10262c')
const quiet: Light = fromHex('#46585c')
const hairline: Light = mix(ink, paper, 0.82)

const place = { x: 96, y: 72, width: 768 }
const lowest = 952
const margin = 46
const inner = place.width - 2 * margin

/** Puts things below one another and remembers how far down it has come. */
class Column {
  readonly canvas: Canvas
  readonly left: number
  y: number
  readonly #factor: number

  constructor(canvas: Canvas, left: number, y: number, factor: number) {
    this.canvas = canvas
    this.left = left
    this.y = y
    this.#factor = factor
  }

  size(value: number): number {
    return value * this.#factor
  }

  put(path: Path, x: number, y: number, colour: Light): void {
    this.canvas.fill(moved(path, this.left + x, y), hex(colour))
  }

  paragraph(text: string, type: Type, colour: Light, room = inner): void {
    const block = setBlock(text, { ...type, size: this.size(type.size) }, room)
    this.put(block.path, 0, this.y, colour)
    this.y += block.height
  }

  rule(thickness: number, colour: Light): void {
    this.canvas.fill(rectangle(this.left, this.y, inner, thickness), hex(colour))
    this.y += thickness
  }

  space(height: number): void {
    this.y += this.size(height)
  }
}

/** A name that is a little too long is set smaller; one that is much too long gets a second line. */
function setName(name: string): Block {
  const type = { size: 42, weight: 600 }
  const { width } = setLine(name, type)
  if (width > inner * 1.25) return setBlock(name, type, inner, 1.16)
  return setBlock(name, { ...type, size: Math.min(42, (42 * inner) / width - 0.1) }, inner, 1.16)
}

function drawBand(canvas: Canvas, { words, colours }: Sheet): number {
  const strong = fromHex(colours.ink)
  const name = setName(words.name)
  const below = [words.designation, words.claim ?? ''].map((text) =>
    setBlock(text, { size: 24, weight: 450 }, inner),
  )
  const height = 78 + name.height + below.reduce((sum, block) => sum + block.height, 0)
  canvas.fill(rectangle(place.x, place.y, place.width, height), hex(fromHex(colours.ground)))
  const column = new Column(canvas, place.x + margin, place.y + 30, 1)
  for (const facet of houseMark(26)) column.put(facet, 0, column.y, strong)
  column.put(setLine(words.brand, { size: 27, weight: 650 }).path, 36, column.y + 22, strong)
  column.y += 48
  for (const block of [name, ...below]) {
    column.put(block.path, 0, column.y, strong)
    column.y += block.height
  }
  return place.y + height
}

function drawFacts(column: Column, { facts, heading, note }: SheetWords): void {
  column.paragraph(heading, { size: 27, weight: 600 }, ink)
  column.space(8)
  column.rule(5, ink)
  for (const [index, { name, forms, amount, percent }] of facts.entries()) {
    if (index > 0) column.rule(1.5, hairline)
    const type = { size: column.size(31), weight: 600 }
    const base = column.y + type.size * 1.28
    const share = setLine(percent, type)
    const figure = setLine(amount, type)
    column.put(setLine(name, type).path, 0, base, ink)
    column.put(figure.path, inner * 0.76 - figure.width, base, ink)
    column.put(share.path, inner - share.width, base, ink)
    column.y = base + column.size(8)
    if (forms !== '') column.paragraph(forms, { size: 22, weight: 430 }, quiet, inner * 0.9)
    column.space(9)
  }
  column.rule(5, ink)
  column.space(9)
  column.paragraph(note, { size: 20, weight: 430 }, quiet)
}

/** Draws what is printed and tells where it ends. */
function drawPrint(canvas: Canvas, sheet: Sheet, factor: number): number {
  const column = new Column(canvas, place.x + margin, drawBand(canvas, sheet) + 26, factor)
  drawFacts(column, sheet.words)
  for (const { term, text } of sheet.words.passages) {
    column.space(13)
    column.paragraph(`**${term}:** ${text}`, { size: 22, weight: 430 }, ink)
  }
  return column.y + 30
}

/** Long labels are set smaller until they fit, as printers do. */
function fitting(sheet: Sheet): { factor: number; bottom: number } {
  let factor = 1
  let bottom = drawPrint(new Canvas(1, 1), sheet, factor)
  while (factor > 0.6 && bottom > lowest) {
    factor -= 0.02
    bottom = drawPrint(new Canvas(1, 1), sheet, factor)
  }
  return { factor, bottom }
}

/** The label taken off its pack and laid flat, with one daily portion beside it, seen from above. */
export function drawLabelSheet(sheet: Sheet): string {
  const canvas = new Canvas(pictureWidth, pictureHeight)
  const { factor, bottom } = fitting(sheet)
  const face = rectangle(place.x, place.y, place.width, bottom - place.y)
  drawTable(canvas)
  const shadow = canvas.blur(16, 0.1)
  canvas.fill(moved(face, 8, 14), '#1a2a2e', `filter="${shadow}" opacity="0.3"`)
  canvas.fill(face, hex(paper))
  drawPrint(canvas, sheet, factor)
  const light = canvas.linear({ x1: place.x, y1: place.y, x2: place.x + place.width, y2: bottom }, [
    { at: 0, colour: [1, 1, 1], opacity: 0.1 },
    { at: 0.5, colour: [1, 1, 1], opacity: 0 },
    { at: 1, colour: [0, 0, 0], opacity: 0.05 },
  ])
  canvas.fill(face, light)
  drawPortion(canvas, sheet.portion, { x: pictureWidth / 2, y: (bottom + pictureHeight) / 2 })
  return canvas.toString()
}
