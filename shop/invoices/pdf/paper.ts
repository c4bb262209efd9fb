import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import { printableText, runsOf, type Run, type Script } from './glyphs.ts'
import { unpackWoff } from './woff.ts'

export type Weight = 400 | 600
export type Colour = 'ink' | 'quiet' | 'accent'

export interface TextStyle {
  size: number
  weight?: Weight
  colour?: Colour
  /** Where the text stands in its width. */
  align?: 'left' | 'right'
  /** Figures of one width, for columns. */
  isTabular?: boolean
}

// The roles of the site's palette, as on paper.
const colours: Record<Colour | 'line' | 'soft', string> = {
  ink: '#10262c',
  quiet: '#4a5c60',
  accent: '#0b5563',
  line: '#c9c5b8',
  soft: '#7ccacd',
}

const fontFolder = join(process.cwd(), 'node_modules', '@fontsource')
const fonts = new Map<string, Font>()
const ownParts: Partial<Record<Script, string>> = { latin: 'latin', extended: 'latin-ext' }

/** Opened once for all documents: reading how its letters stand to each other costs as much as the document itself. */
export function openFont(script: Script, weight: Weight): Font {
  const family = script in ownParts ? 'schibsted-grotesk' : 'source-sans-3'
  const name = `${family}-${ownParts[script] ?? script}-${weight}-normal.woff`
  const known = fonts.get(name)
  if (known) return known
  const font = create(unpackWoff(readFileSync(join(fontFolder, family, 'files', name))))
  fonts.set(name, font)
  return font
}

/** Where a line is written; the width says where its right end is. */
export interface Spot {
  x: number
  baseline: number
  width?: number
}

export type Element = PDFKit.PDFStructureElement

/** A4 in points, with the margins of all pages. */
export const sheet = { width: 595.28, height: 841.89, left: 54, right: 54, top: 54, bottom: 84 }
export const contentWidth = sheet.width - sheet.left - sheet.right

/** A document of A4 pages whose every word is tagged: what is read aloud is what is seen, in the same order. */
export class Paper {
  readonly root: Element
  readonly #document: PDFKit.PDFDocument
  readonly #bytes: Promise<Buffer>
  readonly #widths = new Map<string, number>()
  readonly #fonts = new Set<string>()

  constructor(facts: { title: string; author: string; language: string; createdAt: Date }) {
    this.#document = new PDFDocument({
      size: [sheet.width, sheet.height],
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: facts.language,
      font: '',
      // With the moment of issue instead of the present one the same data makes the same bytes.
      info: {
        Title: facts.title,
        Author: facts.author,
        CreationDate: facts.createdAt,
        ModDate: facts.createdAt,
      },
    })
    this.#bytes = new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      this.#document.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.#document.on('end', () => resolve(Buffer.concat(chunks)))
      this.#document.on('error', reject)
    })
    this.root = this.#document.struct('Document')
    this.#document.addStructure(this.root)
  }

  /** A part of the structure that holds others. */
  group(parent: Element, type: string): Element {
    const element = this.#document.struct(type)
    parent.add(element)
    return element
  }

  /** What is drawn belongs to one piece of the structure; it must not reach over a page. */
  tagged(parent: Element, type: string, draw: () => void, options: object = {}): void {
    const element = this.#document.struct(type, options)
    parent.add(element)
    const content = this.#document.markStructureContent(type)
    draw()
    this.#document.endMarkedContent()
    element.add(content)
    element.end()
  }

  /** Drawn for the eye only. */
  ornament(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Layout' })
    draw()
    this.#document.endMarkedContent()
  }

  width(text: string, style: TextStyle): number {
    const key = `${style.weight ?? 400} ${style.size} ${style.isTabular ?? false} ${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    const width = runsOf(text, style.isTabular ?? false).reduce((total, run) => {
      const options = this.#select(run, style)
      return total + this.#document.widthOfString(run.text, options)
    }, 0)
    this.#widths.set(key, width)
    return width
  }

  /** The text in lines no wider than this; a word that is wider alone is broken. */
  lines(text: string, width: number, style: TextStyle): string[] {
    const lines: string[] = []
    const space = this.width(' ', style)
    let line = ''
    let taken = 0
    for (const word of this.#pieces(printableText(text), width, style)) {
      const wordWidth = this.width(word, style)
      if (line !== '' && taken + space + wordWidth > width) {
        lines.push(line)
        line = ''
      }
      taken = line === '' ? wordWidth : taken + space + wordWidth
      line = line === '' ? word : `${line} ${word}`
    }
    return [...lines, line]
  }

  #pieces(text: string, width: number, style: TextStyle): string[] {
    return text.split(' ').flatMap((word) => {
      if (this.width(word, style) <= width) return [word]
      const pieces = ['']
      for (const character of word) {
        const longer = (pieces.at(-1) ?? '') + character
        if (this.width(longer, style) <= width) pieces[pieces.length - 1] = longer
        else pieces.push(character)
      }
      return pieces
    })
  }

  /** Writes one line on its baseline. */
  write(text: string, { x, baseline, width = 0 }: Spot, style: TextStyle): void {
    let at = style.align === 'right' ? x + width - this.width(text, style) : x
    for (const run of runsOf(text, style.isTabular ?? false)) {
      const options = this.#select(run, style)
      this.#document.fillColor(colours[style.colour ?? 'ink'])
      this.#document.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic', ...options })
      at += this.#document.widthOfString(run.text, options)
    }
  }

  rule(y: number, thickness = 0.5, x: number = sheet.left, width = contentWidth): void {
    this.ornament(() => {
      this.#document
        .rect(x, y, width, thickness)
        .fillColor(thickness >= 1 ? colours.ink : colours.line)
        .fill()
    })
  }

  /** The mark of the house: two facing wedges. */
  mark(x: number, y: number, size: number): void {
    const unit = size / 64
    const wedge = (points: [number, number][], colour: string) =>
      this.#document
        .polygon(...points.map(([left, top]): [number, number] => [x + left * unit, y + top * unit]))
        .fillColor(colour)
        .fill()
    this.ornament(() => {
      this.#document
        .roundedRect(x, y, size, size, 10 * unit)
        .fillColor(colours.accent)
        .fill()
      wedge(
        [
          [16, 15],
          [48, 15],
          [36, 32],
          [16, 32],
        ],
        '#e0ebe8',
      )
      wedge(
        [
          [48, 49],
          [16, 49],
          [28, 32],
          [48, 32],
        ],
        colours.soft,
      )
    })
  }

  addPage(): void {
    this.#document.addPage()
  }

  /** Draws at the foot of every page, once it is known how many there are. */
  async finish(foot: (page: number, pages: number) => void): Promise<Buffer> {
    const { count } = this.#document.bufferedPageRange()
    for (let page = 0; page < count; page++) {
      this.#document.switchToPage(page)
      foot(page + 1, count)
    }
    this.root.end()
    this.#document.end()
    return this.#bytes
  }

  #select({ script, isFigures }: Run, { weight, size }: TextStyle): PDFKit.Mixins.TextOptions {
    const name = `${script}-${weight ?? 400}`
    if (!this.#fonts.has(name)) {
      // The writer takes opened fonts, too; its types do not know it.
      this.#document.registerFont(name, openFont(script, weight ?? 400) as unknown as Buffer)
      this.#fonts.add(name)
    }
    this.#document.font(name).fontSize(size)
    return isFigures ? { features: ['tnum'] } : {}
  }
}
