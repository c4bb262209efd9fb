/** Linear-light red, green and blue; 1 is paper white under full light. */
export type Light = readonly [number, number, number]

/** A colour as designers think of it: lightness 0 to 1, chroma 0 to 0.4, hue in degrees. */
export interface Tone {
  lightness: number
  chroma: number
  hue: number
}

const clamp = (value: number) => Math.min(1, Math.max(0, value))

/** OKLCH to linear light (Ottosson's matrices). */
export function toLight({ lightness, chroma, hue }: Tone): Light {
  const angle = (hue * Math.PI) / 180
  const a = chroma * Math.cos(angle)
  const b = chroma * Math.sin(angle)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    Math.max(0, 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    Math.max(0, -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    Math.max(0, -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ]
}

export function tone(lightness: number, chroma: number, hue: number): Light {
  return toLight({ lightness, chroma, hue })
}

export function scale(colour: Light, factor: number): Light {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor]
}

export function add(left: Light, right: Light): Light {
  return [left[0] + right[0], left[1] + right[1], left[2] + right[2]]
}

export function mix(from: Light, to: Light, share: number): Light {
  return add(scale(from, 1 - share), scale(to, share))
}

/** Highlights roll off like film instead of clipping, so a bright cap keeps its shape. */
function exposed(value: number): number {
  const knee = 0.72
  if (value <= knee) return value
  return knee + (1 - knee) * (1 - Math.exp(-(value - knee) / (1 - knee)))
}

function encoded(value: number): string {
  const linear = clamp(exposed(value))
  const gamma = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  return Math.round(clamp(gamma) * 255)
    .toString(16)
    .padStart(2, '0')
}

/** Linear light to a hexadecimal screen colour. */
export function hex(colour: Light): string {
  return `#${encoded(colour[0])}${encoded(colour[1])}${encoded(colour[2])}`
}

/** A hexadecimal screen colour to linear light. */
export function fromHex(value: string): Light {
  const channel = (start: number) => {
    const gamma = Number.parseInt(value.slice(start, start + 2), 16) / 255
    return gamma <= 0.04045 ? gamma / 12.92 : ((gamma + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}
