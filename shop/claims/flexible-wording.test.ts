import { describe, expect, test } from 'vitest'
import { languages } from '#i18n/locale.ts'
import { checkCopy } from './copy-check.ts'
import { flexibleSpans } from './flexible-wording.ts'
import { healthClaims } from './health-claim.ts'
import { tokenise } from './tokens.ts'

describe('claims of the register in other words', () => {
  test.each([
    ['en', 'Magnesium helps reduce tiredness and fatigue and supports normal muscle function.'],
    ['en', 'Zinc helps keep hair, skin and nails normal.'],
    ['en', 'Vitamin D and calcium are needed for normal bones.'],
    ['nl', 'Zink helpt om haar, huid en nagels normaal te houden.'],
    ['nl', 'Kalium ondersteunt het behoud van een normale bloeddruk.'],
    ['pl', 'Prawidłową pracę mięśni wspiera magnez.'],
    ['pl', 'Witamina B6 przyczynia się do prawidłowego funkcjonowania układu odpornościowego.'],
  ] as const)(
    'CLAIM-04 the same nutrient and meaning, "normal" kept, is permitted (%s): %s',
    (language, text) => {
      expect(checkCopy({ language, kind: 'product', text })).toEqual([])
    },
  )

  test.each([
    ['en', 'Magnesium supports your muscles.', '"normal" is missing'],
    ['en', 'Magnesium helps keep nails normal.', 'a claim of zinc'],
    ['en', 'Magnesium supports normal muscle function and deep sleep.', 'a word more'],
    ['en', 'Our powder supports normal muscle function.', 'no nutrient'],
    ['en', 'Normal muscle function: magnesium', 'a heading, no claim'],
    ['nl', 'Magnesium is goed voor de spieren.', '"normaal" is missing'],
    ['pl', 'Magnez wspiera mięśnie.', '"prawidłowe" is missing'],
    ['pl', 'Potas pomaga w prawidłowym funkcjonowaniu serca.', 'in no claim of potassium'],
  ] as const)('CLAIM-04 anything else is none (%s): %s (%s)', (language, text, _) => {
    expect(checkCopy({ language, kind: 'product', text })).not.toEqual([])
  })

  test('CLAIM-04 a claim in its own words is always one of them', () => {
    for (const language of languages) {
      for (const claim of healthClaims.filter(({ nutrient }) => nutrient === 'zinc')) {
        const tokens = tokenise(claim.text[language])
        expect(flexibleSpans(tokens, language)).toEqual([{ first: 0, last: tokens.length - 1 }])
      }
    }
  })
})
