import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['ground', 'raised', 'sunken']
const inks = [
  'ink',
  'quiet',
  'accent',
  'accent-strong',
  'flare',
  'flare-strong',
  'caution',
  'critical',
  'positive',
]
const textPairs = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-flare', 'flare'],
  ['on-flare', 'flare-strong'],
  ['ink', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['accent-strong', 'accent-soft'],
  ['quiet', 'accent-soft'],
  ...['caution', 'critical', 'positive'].flatMap((role) => [
    [role, `${role}-soft`],
    ['ink', `${role}-soft`],
  ]),
].map(([ink = '', ground = '']) => [ink, ground] as const)

test.each(['light', 'dark'] as const)('every text pair reaches 4.5:1 in the %s appearance', (appearance) => {
  const weak = textPairs
    .map(([ink, ground]) => ({
      pair: `${ink} on ${ground}`,
      ratio: contrast(
        colours.get(ink)?.[appearance] ?? '#000000',
        colours.get(ground)?.[appearance] ?? '#000000',
      ),
    }))
    .filter(({ ratio }) => ratio < 4.5)
  expect(weak).toEqual([])
})

test.each(['light', 'dark'] as const)('edges one acts on reach 3:1 in the %s appearance', (appearance) => {
  for (const ground of grounds) {
    const edge = colours.get('edge')?.[appearance] ?? '#000000'
    expect(contrast(edge, colours.get(ground)?.[appearance] ?? '#000000')).toBeGreaterThanOrEqual(3)
  }
})
