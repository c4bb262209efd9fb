import { describe, expect, it } from 'vitest'
import { bindWords, breakCompounds } from './typography.ts'

const shown = (text: string) => bindWords(text).replaceAll('\u00a0', '_')

describe('spaces that do not break', () => {
  it('stand after words of one letter', () => {
    expect(shown('Co z tego wynika i w czym, a o to chodzi.')).toBe(
      'Co z_tego wynika i_w_czym, a_o_to chodzi.',
    )
    expect(shown('W kości (i w krwi)')).toBe('W_kości (i_w_krwi)')
    expect(shown('We saw a cat in Amsterdam')).toBe('We saw a_cat in Amsterdam')
    expect(shown('als u wilt')).toBe('als u_wilt')
  })

  it('leave longer words alone, and what ends a text', () => {
    expect(shown('żaba i')).toBe('żaba i')
    expect(shown('do ani po')).toBe('do ani po')
    expect(shown('witamina A jest')).toBe('witamina_A_jest')
  })

  it('stand before a single capital letter', () => {
    expect(shown('vitamin D and vitamin B12')).toBe('vitamin_D and vitamin_B12')
    expect(shown('vitamine K2, en Dan')).toBe('vitamine_K2, en Dan')
    expect(shown('Zelvanta L-Treonian')).toBe('Zelvanta L-Treonian')
  })

  it('stand between a number and what it measures', () => {
    expect(shown('375 mg per dag, 15 % van 30 g')).toBe('375_mg per dag, 15_% van 30_g')
    expect(shown('poniżej 25 °C przez 14 dni')).toBe('poniżej 25_°C przez 14_dni')
    expect(shown('100 men')).toBe('100 men')
  })

  it('stand between a day and its month', () => {
    expect(shown('do 14 marca 2026, am 1 mei, on 28 March and 3 Mayors')).toBe(
      'do 14_marca 2026, am 1_mei, on 28_March and 3 Mayors',
    )
  })

  it('stand inside numbers and before those of laws', () => {
    expect(shown('rozporządzenie (UE) nr 1169/2011, art. 9 ust. 1')).toBe(
      'rozporządzenie (UE) nr_1169/2011, art._9 ust._1',
    )
    expect(shown('2 000 mg, w 12 osobach')).toBe('2_000_mg, w_12 osobach')
  })

  it('change nothing the second time', () => {
    const once = bindWords('Magnez z witaminą B6, 100 mg w 1 tabletce')
    expect(bindWords(once)).toBe(once)
  })
})

describe('soft hyphens', () => {
  const broken = (text: string) => breakCompounds(text).replaceAll('\u00ad', '|')

  it.each([
    ['Magnesiumbisglycinaat 100 mg', 'Magnesium|bis|glycinaat 100 mg'],
    ['Zelvanta Magnesiumcitraat', 'Zelvanta Magnesium|citraat'],
    ['trimagnesiumdicitraat', 'trimagnesium|di|citraat'],
    ['hydroxypropylmethylcellulose', 'hydroxy|propyl|methyl|cellulose'],
    ['hydroksypropylometyloceluloza', 'hydroksy|propylo|metylo|celuloza'],
    ['pyridoxinehydrochloride', 'pyridoxine|hydro|chloride'],
    ['chlorowodorek pirydoksyny', 'chloro|wodorek pirydoksyny'],
    ['cholekalcyferol, selenometionina', 'chole|kalcyferol, seleno|metionina'],
    ['adenozylokobalamina', 'adenozylo|kobalamina'],
    ['Voedingssupplement, bruistabletten', 'Voedings|supplement, bruis|tabletten'],
    ['calciumcarbonaat en zinkgluconaat', 'calcium|carbonaat en zink|gluconaat'],
  ])('stand between the parts of %s', (text, expected) => expect(broken(text)).toBe(expected))

  it('stand in no word that is short or of other parts', () => {
    const text =
      'Magnez z witaminą B6, Magnesium-L-Threonaat, bisschoppelijk, Diglicynian, zuigelingenvoeding, MAGNEZU'
    expect(breakCompounds(text)).toBe(text)
  })

  it('change nothing else, and nothing the second time', () => {
    const once = breakCompounds('Magnesiumbisglycinaat')
    expect(once.replaceAll('\u00ad', '')).toBe('Magnesiumbisglycinaat')
    expect(breakCompounds(once)).toBe(once)
  })
})
