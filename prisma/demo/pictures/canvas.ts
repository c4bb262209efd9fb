import { hex } from './colour.ts'
import type { Light } from './colour.ts'
import { toData } from './path.ts'
import type { Path } from './path.ts'

export interface Stop {
  at: number
  colour: Light
  opacity?: number
}

export interface Line {
  x1: number
  y1: number
  x2: number
  y2: number
}

const short = (value: number) => String(Math.round(value * 1000) / 1000)

/** Collects the elements of one drawing; definitions get identifiers that are unique in it. */
export class Canvas {
  readonly width: number
  readonly height: number
  #definitions: string[] = []
  #elements: string[] = []
  #count = 0

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
  }

  add(element: string): void {
    this.#elements.push(element)
  }

  define(tag: string, attributes: string, content: string): string {
    this.#count += 1
    const id = `d${this.#count}`
    this.#definitions.push(`<${tag} id="${id}" ${attributes}>${content}</${tag}>`)
    return `url(#${id})`
  }

  linear({ x1, y1, x2, y2 }: Line, stops: readonly Stop[]): string {
    const place = `x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}"`
    return this.define('linearGradient', `gradientUnits="userSpaceOnUse" ${place}`, stopElements(stops))
  }

  radial(x: number, y: number, radius: number, stops: readonly Stop[], transform = ''): string {
    const place = `cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"`
    const turned = transform === '' ? '' : ` gradientTransform="${transform}"`
    return this.define(
      'radialGradient',
      `gradientUnits="userSpaceOnUse" ${place}${turned}`,
      stopElements(stops),
    )
  }

  /** `reach` is how far it may spread beyond a shape, in parts of the shape: large shapes need little and cost much. */
  blur(deviation: number, reach = 1): string {
    const region = blurRegion(reach)
    return this.define('filter', region, `<feGaussianBlur stdDeviation="${short(deviation)}"/>`)
  }

  clip(path: Path): string {
    return this.define('clipPath', '', `<path d="${toData(path)}"/>`)
  }

  fill(path: Path, paint: string, attributes = ''): void {
    this.add(`<path d="${toData(path)}" fill="${paint}" ${attributes}/>`)
  }

  stroke(path: Path, paint: string, width: number, attributes = ''): void {
    this.add(
      `<path d="${toData(path)}" fill="none" stroke="${paint}" stroke-width="${short(width)}" ${attributes}/>`,
    )
  }

  ellipse(x: number, y: number, rx: number, ry: number, paint: string, attributes = ''): void {
    this.add(
      `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}" fill="${paint}" ${attributes}/>`,
    )
  }

  /** Everything drawn inside shares one group, for a clip, a filter or an opacity. */
  group(attributes: string, draw: () => void): void {
    this.add(`<g ${attributes}>`)
    draw()
    this.add('</g>')
  }

  toString(): string {
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${this.width} ${this.height}" ` +
      `width="${this.width}" height="${this.height}"><defs>${this.#definitions.join('')}</defs>` +
      `${this.#elements.join('\n')}</svg>`
    )
  }
}

function blurRegion(reach: number): string {
  const before = `${short(-reach * 100)}%`
  const whole = `${short(100 + reach * 200)}%`
  return `x="${before}" y="${before}" width="${whole}" height="${whole}" color-interpolation-filters="sRGB"`
}

function stopElements(stops: readonly Stop[]): string {
  return stops
    .map(({ at, colour, opacity }) => {
      const seen = opacity === undefined ? '' : ` stop-opacity="${short(opacity)}"`
      return `<stop offset="${short(at)}" stop-color="${hex(colour)}"${seen}/>`
    })
    .join('')
}
