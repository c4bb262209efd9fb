import { describe, expect, it } from 'vitest'
import { bindWords } from './typography.ts'

const shown = (text: string, language: 'pl' | 'nl' | 'en') =>
  bindWords(text, language).replaceAll('\u00a0', '_')

describe('spaces that do not break', () => {
  it('stand after Polish words of one letter', () => {
    expect(shown('Co z tego wynika i w czym, a o to chodzi.', 'pl')).toBe(
      'Co z_tego wynika i_w_czym, a_o_to chodzi.',
    )
    expect(shown('W kości (i w krwi)', 'pl')).toBe('W_kości (i_w_krwi)')
  })

  it('leave longer words and other languages alone', () => {
    expect(shown('żaba i', 'pl')).toBe('żaba i')
    expect(shown('witamina A jest', 'pl')).toBe('witamina_A_jest')
    expect(shown('We saw a cat in Amsterdam', 'en')).toBe('We saw a cat in Amsterdam')
  })

  it('stand before a single capital letter', () => {
    expect(shown('vitamin D and vitamin B12', 'en')).toBe('vitamin_D and vitamin_B12')
    expect(shown('vitamine K2, en Dan', 'nl')).toBe('vitamine_K2, en Dan')
  })

  it('stand between a number and its unit', () => {
    expect(shown('375 mg per dag, 15 % van 30 g', 'nl')).toBe('375_mg per dag, 15_% van 30_g')
    expect(shown('100 men', 'en')).toBe('100 men')
  })
})
