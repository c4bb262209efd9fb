/** Letters of other scripts that look like Latin ones. */
const lookalikes: Record<string, string> = {
  ...{
    а: 'a',
    в: 'b',
    е: 'e',
    з: '3',
    и: 'u',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
  },
  ...{ і: 'i', ј: 'j', ѕ: 's', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w', ӏ: 'l', ё: 'e' },
  ...{
    α: 'a',
    β: 'b',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    η: 'n',
    ω: 'w',
  },
  ...{ ı: 'i', ɑ: 'a', ɡ: 'g', ƒ: 'f' },
}

/** Signs typed for letters; a one is an i or an l. */
const signs: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

const foreign = /[\u0370-\u03ff\u0400-\u052fıɑɡƒ]/u
const signInside = /(?<=[a-z])[013457@$]+(?=[a-z])|^[013457@$](?=[a-z]{4})/
const signsInside = /(?<=[a-z])[013457@$]+(?=[a-z])|^[013457@$](?=[a-z]{4})/g
const drawnOut = /(.)\1{2,}/u

/** How a folded word may be meant when it does not stand as it is spoken; empty for almost every word. */
export function plainSpellings(folded: string): readonly string[] {
  if (!(foreign.test(folded) || signInside.test(folded) || drawnOut.test(folded) || folded.includes('*')))
    return []
  const latin = foreign.test(folded)
    ? folded.replaceAll(/./gu, (letter) => lookalikes[letter] ?? letter)
    : folded
  const readings = new Set([latin])
  const read = (one: string) =>
    latin.replaceAll(signsInside, (run) =>
      [...run].map((sign) => (sign === '1' ? one : (signs[sign] ?? sign))).join(''),
    )
  if (signInside.test(latin)) for (const one of ['i', 'l']) readings.add(read(one))
  if (latin.includes('*')) readings.add(latin.replaceAll('*', ''))
  for (const reading of [...readings]) {
    readings.add(reading.replaceAll(/(.)\1{2,}/gu, '$1'))
    readings.add(reading.replaceAll(/(.)\1{2,}/gu, '$1$1'))
  }
  readings.delete(folded)
  return [...readings]
}
