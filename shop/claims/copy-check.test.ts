import { describe, expect, test } from 'vitest'
import { isLanguage, type Language } from '#i18n/locale.ts'
import demo from '#prisma/demo/products.json' with { type: 'json' }
import { allowedTexts } from './allowed-phrases.ts'
import { articleClass, checkCopy, maximumCheckedLength, namesDisease } from './copy-check.ts'
import labelled from './data/labelled-sentences.json' with { type: 'json' }
import type { CopyKind } from './finding.ts'
import { healthClaims } from './health-claim.ts'
import { fold, tokenise } from './tokens.ts'

const languages = ['pl', 'nl', 'en'] as const

type Row = { id: string; language: string; kind?: string; text: string; label: string }

/** Sentences without a kind were written as comments. */
const sentencesOf = (rows: readonly Row[]) =>
  rows.map(({ language, kind = 'comment', ...row }) => {
    if (!isLanguage(language)) throw new Error(`unknown language ${language}`)
    return { ...row, language, kind: kind as CopyKind }
  })

const rulesIn = (language: Language, kind: CopyKind, text: string) =>
  [...new Set(checkCopy({ language, kind, text }).map((finding) => finding.rule))].toSorted()

const wordsIn = (language: Language, kind: CopyKind, text: string) =>
  checkCopy({ language, kind, text }).map((finding) => finding.words)

describe('labelled sentences', () => {
  test.each(sentencesOf(labelled.sentences))(
    'CLAIM-07 CLAIM-10 $id ($language) $label: $text',
    ({ language, kind, text, label }) => {
      expect(checkCopy({ language, kind, text }).length > 0).toBe(label === 'flag')
    },
  )

  test.each([
    ['s01', 'disease-treatment'],
    ['s04', 'symptom-relief'],
    ['s06', 'professional-recommendation'],
    ['s07', 'medicine-substitution'],
    ['s09', 'weight-loss'],
    ['s10', 'diet-inadequate'],
    ['s22', 'disease-treatment'],
    ['s25', 'medicine-substitution'],
    ['s27', 'professional-recommendation'],
    ['s29', 'weight-loss'],
    ['s30', 'health-at-risk'],
    ['s42', 'symptom-relief'],
    ['s44', 'medicine-substitution'],
    ['s47', 'professional-recommendation'],
    ['s48', 'weight-loss'],
    ['s49', 'diet-inadequate'],
  ])('%s is advised on as %s', (id, advice) => {
    const sentence = labelled.sentences.find((candidate) => candidate.id === id)
    if (!sentence || !isLanguage(sentence.language)) throw new Error(`no sentence ${id}`)
    const findings = checkCopy({ language: sentence.language, kind: 'comment', text: sentence.text })
    expect(findings.map((finding) => finding.advice)).toContain(advice)
  })
})

describe('permitted copy', () => {
  test('CLAIM-01 every authorised claim and every statement passes in every kind of copy', () => {
    for (const language of languages) {
      for (const text of allowedTexts(language)) {
        for (const kind of ['comment', 'product', 'article', 'taxonomy', 'mail'] as const) {
          expect(wordsIn(language, kind, `${text}.`)).toEqual([])
        }
      }
    }
    expect(healthClaims.length).toBeGreaterThan(100)
  })

  test('CLAIM-01 the label of every demo product passes; only the name of ZV-007 needs its claim', () => {
    for (const product of demo.products) {
      for (const language of languages) {
        const texts = [
          product.legalName,
          product.category,
          product.form,
          product.netQuantity,
          product.ingredients,
          product.usage,
          product.storage,
          product.operator,
          ...product.warnings.map((warning) => warning.text),
        ]
        for (const text of texts) expect(wordsIn(language, 'product', text[language])).toEqual([])
        expect(rulesIn(language, 'product', product.name[language])).toEqual(
          product.nameIsClaim ? ['CLAIM-05'] : [],
        )
      }
    }
  })

  test.each([
    [
      'en',
      'Not suitable for people with kidney failure. Ask your doctor if you are being treated for diabetes.',
    ],
    [
      'pl',
      'Osoby leczące się z powodu nadciśnienia powinny skonsultować się z lekarzem, jeśli przyjmują leki.',
    ],
    ['nl', 'Gebruik dit niet bij nierfalen. Overleg met een arts als u medicijnen voor diabetes gebruikt.'],
    ['en', 'Do not stop taking your medication without asking your doctor.'],
    ['pl', 'Suplement diety nie zastępuje leków ani leczenia.'],
    ['nl', 'Dit supplement vervangt geen medicijnen.'],
  ] as const)('CLAIM-07 a warning is no claim (%s): %s', (language, text) => {
    expect(wordsIn(language, 'product', text)).toEqual([])
  })
})

describe('the rules, one by one', () => {
  test.each([
    ['en', 'product', 'Magnesium for better sleep', ['CLAIM-01']],
    ['pl', 'product', 'Magnez na spokojny sen', ['CLAIM-01']],
    ['nl', 'mail', 'Magnesium voor een betere nachtrust', ['CLAIM-01']],
    ['en', 'article', 'Magnesium improves your sleep.', ['CLAIM-01']],
    ['en', 'product', 'Strong bones every day', ['CLAIM-05']],
    ['en', 'product', 'Recommended by doctors', ['CLAIM-06']],
    ['pl', 'mail', 'Polecany przez lekarzy', ['CLAIM-06']],
    ['nl', 'article', 'Door artsen aanbevolen', ['CLAIM-06']],
    ['en', 'product', 'Lose 5 kg in a month', ['CLAIM-06']],
    ['nl', 'product', 'Val in een week vijf kilo af', ['CLAIM-06']],
    ['en', 'product', 'Helps against migraine, consult your doctor.', ['CLAIM-07']],
    ['en', 'product', 'A drink for arthritis', ['CLAIM-07']],
    ['pl', 'product', 'Łagodzi skurcze łydek', ['CLAIM-07']],
    ['pl', 'product', 'LECZY DEPRESJE', ['CLAIM-07']],
    ['nl', 'product', 'Bij hoofdpijn', ['CLAIM-07']],
    ['nl', 'taxonomy', 'Speciaal voor Spieren & Gewrichten', ['CLAIM-08']],
    ['nl', 'taxonomy', 'kramp', ['CLAIM-08']],
    ['en', 'taxonomy', 'for-muscles-and-joints', ['CLAIM-08']],
    ['pl', 'taxonomy', 'Na odporność', ['CLAIM-08']],
    ['en', 'taxonomy', 'Osteoporosis', ['CLAIM-07', 'CLAIM-08']],
    ['en', 'article', 'Women with osteoporosis took part in the study.', ['CLAIM-09']],
    ['en', 'article', 'Magnesium prevents osteoporosis.', ['CLAIM-07', 'CLAIM-09']],
    ['en', 'product', 'An eco-friendly, climate-neutral choice', ['CLAIM-12']],
    ['pl', 'product', 'Ekologiczny i przyjazny dla środowiska', ['CLAIM-12']],
    ['nl', 'product', 'Duurzaam en milieuvriendelijk', ['CLAIM-12']],
    ['pl', 'product', 'Zbilansowana dieta nie wystarcza', ['FOOD-08']],
    ['nl', 'article', 'Uit gewone voeding haal je nooit genoeg magnesium.', ['FOOD-08']],
    ['en', 'mail', 'A normal diet is not enough.', ['FOOD-08']],
  ] as const)('%s %s "%s" breaks %s', (language, kind, text, rules) => {
    expect(rulesIn(language, kind, text)).toEqual(rules)
  })

  test.each([
    ['nl', 'taxonomy', 'Magnesium'],
    ['en', 'taxonomy', 'Powders'],
    ['pl', 'taxonomy', 'Cytrynian magnezu'],
    ['en', 'taxonomy', 'Allergen-free'],
    ['en', 'product', '200 mg of elemental magnesium in two small capsules, from magnesium citrate.'],
    ['pl', 'product', 'Zrównoważona dieta jest ważna. Sole organiczne magnezu dobrze się rozpuszczają.'],
    ['nl', 'product', 'Hoge biologische beschikbaarheid, zonder zoetstoffen.'],
    [
      'nl',
      'article',
      'Magnesium komt voor in noten; onze botten bevatten meer dan de helft van de voorraad.',
    ],
    ['pl', 'article', 'Ponad połowa magnezu w organizmie znajduje się w kościach.'],
    ['en', 'article', 'Too much magnesium from supplements can cause diarrhoea.'],
    ['en', 'mail', 'Your order has been shipped and will arrive tomorrow.'],
  ] as const)('CLAIM-08 CLAIM-09 %s %s "%s" is fine', (language, kind, text) => {
    expect(wordsIn(language, kind, text)).toEqual([])
  })

  test.each([
    ['pl', 'product', 'Egzemplarz próbny dodajemy do zamówienia, skorzystaj z kodu.'],
    ['pl', 'comment', 'Nie leki, tylko zwykły suplement.'],
    ['pl', 'product', 'Zakwas na chleb robimy z mąki żytniej. Dane trzymamy w pamięci przeglądarki.'],
    [
      'pl',
      'mail',
      'Ustawa służy ochronie zdrowia. Zwrot nie przysługuje ze względów zdrowotnych i higienicznych.',
    ],
    ['nl', 'mail', 'U krijgt de voorwaarden op een duurzame drager.'],
    ['nl', 'product', 'Het poeder lost in koud water op en bevat geen maagzuurresistente laag.'],
    ['nl', 'mail', 'De wet dient de gezondheidsbescherming.'],
    [
      'en',
      'mail',
      'Add a second jar to the basket. For reasons of health protection or hygiene it must stay sealed.',
    ],
    [
      'en',
      'comment',
      'The focus ring is easy to see, and from memory it took less than a week. Ill order again.',
    ],
    ['en', 'product', 'Organic and inorganic salts differ in taste.'],
    ['en', 'comment', 'Hormone-free and less sweet than the last one.'],
  ] as const)('CLAIM-07 harmless words that look like others (%s, %s): %s', (language, kind, text) => {
    expect(wordsIn(language, kind, text)).toEqual([])
  })

  test.each([
    ['en', 'c u r e d my arthritis'],
    ['en', 'Cur3d my m1graine'],
    ['en', 'cuuuured my acne'],
    ['en', 'c🙂u🙂r🙂e🙂d me'],
    ['en', '𝐜𝐮𝐫𝐞𝐝 my gout'],
    ['en', 'сurеd my pain'],
    ['en', '#nomoremigraine'],
    ['nl', 'g.e.n.e.e.s.t alles'],
    ['nl', 'p1jnvrij sinds dit potje'],
    ['pl', '#koniecmigreny'],
    ['pl', 'l-e-c-z-y sen i nerwy'],
  ] as const)('CLAIM-10 words that hide are found (%s): %s', (language, text) => {
    expect(wordsIn(language, 'comment', text)).not.toEqual([])
  })

  test('CLAIM-06 FOOD-08 authority, weight loss, fear and empty diets are found in every language', () => {
    const messages = {
      en: [
        'Doctors recommend it.',
        'Lose 5 kg in a month.',
        'Without it you get ill.',
        'Food alone is not enough.',
      ],
      nl: [
        'Artsen raden het aan.',
        'Val vijf kilo af.',
        'Zonder dit word je ziek.',
        'Voeding is niet genoeg.',
      ],
      pl: ['Lekarze polecają.', 'Schudnij 5 kg w miesiąc.', 'Bez tego zachorujesz.', 'Dieta nie wystarcza.'],
    }
    for (const language of languages) {
      const found = messages[language].map((text) => rulesIn(language, 'product', text))
      expect(found.map((rules) => rules.includes('CLAIM-06'))).toEqual([true, true, true, false])
      expect(found[3]).toContain('FOOD-08')
    }
  })

  test.each([
    ['en', 'The quick refund cured my distrust of online shops.'],
    ['en', 'Nearly had a heart attack when I saw the shipping fee.'],
    ['nl', 'De klantenservice heeft me van mijn frustratie genezen.'],
    ['pl', 'Kurier wyleczył mnie z wiary w terminowe dostawy.'],
  ] as const)('CLAIM-10 what a parcel or a price does to people is no claim (%s): %s', (language, text) => {
    expect(wordsIn(language, 'comment', text)).toEqual([])
  })

  test.each([
    ['en', 'Does not treat, prevent or cure disease.'],
    ['en', 'Treats, prevents or cures no disease.'],
    ['nl', 'Behandelt, voorkomt of geneest geen ziekten.'],
    ['pl', 'Nie leczy, nie łagodzi ani nie zapobiega chorobom.'],
  ] as const)('CLAIM-07 a list of deeds is denied as one (%s): %s', (language, text) => {
    expect(wordsIn(language, 'product', text)).toEqual([])
  })

  test('CLAIM-11 the register holds no claim on a plant: each is about a substance with a known amount', () => {
    const plants =
      /ashwagandha|kurkum|turmeric|curcum|ginkgo|ginseng|echinacea|valerian|kozłek|melisa|passiflora/i
    for (const { id, text } of healthClaims) {
      for (const language of languages) expect(`${id} ${text[language]}`).not.toMatch(plants)
    }
  })

  test('CLAIM-09 an article that names a disease, even in the title of a study, is known by it', () => {
    expect(namesDisease('Magnesium and osteoporosis: current state of knowledge', 'pl')).toBe(true)
    expect(namesDisease('Formy magnezu: cytrynian, chlorek, tlenek', 'pl')).toBe(false)
    expect(namesDisease('Een voedingssupplement is geen geneesmiddel en geneest geen ziekten.', 'nl')).toBe(
      false,
    )
    expect(articleClass(['Magnesium en botten', 'Vrouwen met botontkalking'], 'nl')).toBe('names-disease')
    expect(articleClass(['Magnesium in food', 'Seeds and nuts'], 'en')).toBe('clean')
  })
})

describe('reading', () => {
  test('a finding names the very words', () => {
    const text = 'Good capsules. They cured my insomnia, thanks!'
    for (const finding of checkCopy({ language: 'en', kind: 'comment', text })) {
      expect(text.slice(finding.start, finding.end)).toBe(finding.words)
    }
    expect(wordsIn('en', 'comment', text)).toEqual(['cured', 'insomnia'])
  })

  test('diacritics, capitals, composition and invisible characters change nothing', () => {
    for (const text of [
      'wyleczyłam nadciśnienie',
      'WYLECZYLAM NADCISNIENIE',
      'wyleczyłam nadciśnienie'.normalize('NFD'),
      'wy\u00adleczy\u200błam nadciśnienie',
    ]) {
      expect(wordsIn('pl', 'comment', text)).not.toEqual([])
    }
    expect(fold('złamań żółć')).toBe('zlaman zolc')
  })

  test.each([
    ['en', 'comment', '😀👩🏽‍⚕️ Cured my migraine 🎉'],
    ['en', 'comment', '𝐜𝐮𝐫𝐞𝐝 my gout, e\u0301clair aside'],
    ['pl', 'comment', '👍 wyleczyłam bezsenność 😴'.normalize('NFD')],
    ['pl', 'comment', 'Mi\u00adgre\u200bna przeszła 🙏'],
    ['nl', 'product', 'Geneest coördinatiestoornissen'.normalize('NFD')],
  ] as const)('a finding stands where its words stand (%s, %s): %s', (language, kind, text) => {
    const findings = checkCopy({ language, kind, text })
    expect(findings).not.toEqual([])
    for (const { start, end, words } of findings) {
      expect(text.slice(start, end)).toBe(words)
      expect(words).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}]$/su)
    }
  })

  test.each([
    ['en', 'comment', 'terrible depresion, now I smile'],
    ['en', 'comment', 'no more insomia'],
    ['en', 'product', 'For diabets and artritis'],
    ['nl', 'comment', 'geen migriane meer'],
    ['nl', 'product', 'Bij slapelosheid'],
    ['pl', 'comment', 'koniec z bezsenoscia'],
    ['pl', 'product', 'Na nadcisniene'],
    ['pl', 'comment', 'bezsennośc odeszla'],
  ] as const)('CLAIM-10 a disease is known though typed wrongly (%s, %s): %s', (language, kind, text) => {
    expect(rulesIn(language, kind, text)).toContain('CLAIM-07')
  })

  test.each([
    ['en', 'A selling price with additional alcohol, inulin included.'],
    ['nl', 'Een verouderd etiket en inuline, tegen een goede prijs.'],
    ['pl', 'Zakazane dodatki, inulina, bateria i zapalniczka z tarczą.'],
  ] as const)('words that look like mistyped diseases are none (%s): %s', (language, text) => {
    expect(wordsIn(language, 'product', text)).toEqual([])
  })

  test('full stops inside numbers and abbreviations do not end a sentence', () => {
    expect(tokenise('1.5 mg z.o.o. Koniec').map((token) => token.sentence)).toEqual([0, 0, 0, 0, 0, 0, 1])
    expect(tokenise('One. Two\nThree').map((token) => token.sentence)).toEqual([0, 1, 2])
  })

  test('a bare number is an amount or part of an address; only who is told to call it speaks of an emergency', () => {
    for (const language of languages)
      for (const text of ['Magnesium 112 mg', 'magnesium-112'])
        expect([...rulesIn(language, 'product', text), ...rulesIn(language, 'taxonomy', text)], text).toEqual(
          [],
        )
    expect(wordsIn('nl', 'product', 'Sindsdien hoeven wij nooit meer 112 te bellen.')).not.toEqual([])
    expect(wordsIn('nl', 'product', 'Nooit meer bellen met 112 dankzij deze capsules.')).not.toEqual([])
  })

  test('an empty text has no findings', () => {
    expect(checkCopy({ language: 'en', kind: 'comment', text: '' })).toEqual([])
  })

  test('what is too long to be read is said to be so', () => {
    const [finding, ...others] = checkCopy({
      language: 'en',
      kind: 'article',
      text: 'a'.repeat(maximumCheckedLength + 5),
    })
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      advice: 'too-long-to-check',
      start: maximumCheckedLength,
      end: maximumCheckedLength + 5,
    })
  })

  test.each(languages)('3 000 characters in %s cost far less than the 200 ms a form may take', (language) => {
    const sentences = labelled.sentences.filter((row) => row.language === language)
    const text = sentences
      .map((row) => row.text)
      .join(' ')
      .slice(0, 3_000)
    checkCopy({ language, kind: 'comment', text })
    // Work done by this process, so that a busy machine fails nothing.
    const runs = 5
    const before = process.cpuUsage()
    for (let run = 0; run < runs; run++) checkCopy({ language, kind: 'comment', text })
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000 / runs).toBeLessThan(200)
  })

  test.each([
    ['one endless sentence', 'nie leczy bezsenności i '],
    ['many sentences', 'Magnez leczy skurcze. '],
    ['a long list of deeds', 'leczy raka '],
    ['one word', 'a'],
    ['punctuation', '*-.,'],
    ['apostrophes', "a'"],
  ])('a hostile text of 100 000 characters is read in bounded time: %s', (_, part) => {
    const text = part.repeat(Math.ceil(maximumCheckedLength / part.length))
    const before = process.cpuUsage()
    checkCopy({ language: 'pl', kind: 'comment', text })
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(6_000)
  })
})
