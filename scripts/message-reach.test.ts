import { describe, expect, test } from 'vitest'
import { literalsOf } from './literals.ts'
import { reachOf } from './message-reach.ts'

const keys = new Map([
  ['shop', ['title', 'state.open', 'state.closed', 'state.lost']],
  ['problems', ['required', 'gone']],
  ['staff', ['problems.late']],
])
const opened = "const t = translator(locale, 'shop')\n"
const elsewhere =
  "const words = translator(locale, 'problems')('required'), translator(locale, 'staff')('problems.late'), 'gone'"

const reach = (...texts: string[]) =>
  reachOf(
    keys,
    texts.map((text, index) => ({ path: `${index}.ts`, text })),
  )
/** Of the namespace `shop` alone. */
const unused = (...texts: string[]) =>
  reach(...texts)
    .unused.filter((key) => key.startsWith('shop: '))
    .map((key) => key.replace('shop: ', ''))

describe('a message', () => {
  test('that nothing says is unused, and so is one that stands in a comment alone', () => {
    expect(unused(opened)).toEqual(['title', 'state.open', 'state.closed', 'state.lost'])
    expect(unused(`${opened}// t('title')\n/* t('state.open') */`)).toContain('title')
  })

  test('is said by a literal in a file that opens its namespace, however it gets to the call', () => {
    expect(unused(`${opened}const lead = is ? 'title' : 'state.open'\nt(lead)`)).toEqual([
      'state.closed',
      'state.lost',
    ])
    expect(unused(`${opened}t("title")`)).not.toContain('title')
    expect(
      unused("const t = await getTranslations({ locale, namespace: 'shop' })\nt('title')"),
    ).not.toContain('title')
    expect(
      unused("type T = ReturnType<typeof translator<'shop'>>\nconst a = (t: T) => t('title')"),
    ).not.toContain('title')
  })

  test('is not said by a literal of a file that has to do with other messages', () => {
    expect(unused("translator(locale, 'staff')('title')")).toContain('title')
  })

  test('whose key has a gap is said by what stands elsewhere in the code, and only by that', () => {
    const asked = `${opened}t(\`state.\${state}\`)`
    expect(unused(asked, "type State = 'open' | 'closed'")).toEqual(['title', 'state.lost'])
    expect(unused(`${opened}t(\`\${key}.\${state}\`)`, "'open'")).toContain('state.open')
  })

  test('is said by a file that lends its literals, or that says so in words', () => {
    expect(unused("// messages: shop\nreason = 'state.lost'")).toEqual([
      'title',
      'state.open',
      'state.closed',
    ])
    expect(unused('// messages: shop title state.*', "'open'")).toEqual(['state.closed', 'state.lost'])
  })

  test('of a namespace that is asked from anywhere is said by every literal', () => {
    expect(
      reach("// messages from anywhere: problems\n'required'", "return { reason: 'gone' }").unused,
    ).not.toContain('problems: gone')
    expect(reach("return { reason: 'gone' }").unused).toContain('problems: gone')
  })
})

describe('what is asked in vain', () => {
  test.each([
    ['a key', `${opened}t('titel')`, '0.ts: shop titel'],
    ['a key at once', "translator(locale, 'shop')('titel')", '0.ts: shop titel'],
    ['a key with a gap', `${opened}t.rich(\`stat.\${state}\`, {})`, '0.ts: shop stat.*'],
    ['a problem', "refuse({ field: 'name', key: 'needed' })", '0.ts: problems needed'],
    ['a namespace', "translator(locale, 'shops')('title')", '0.ts: shops'],
    ['a group that is said in words', '// messages: shop stat.*', '0.ts: shop stat.*'],
    ['a namespace that no literal of the file belongs to', "// messages: shop\n'else'", '0.ts: shop'],
  ])('%s', (_, text, place) => {
    expect(reach(text).missing).toEqual([place])
  })

  test('is nothing of what is there', () => {
    const problems = "refuse({ field: null, key: 'gone' }, { field: name, key: 'late' })"
    expect(reach(`${opened}t('title')\nt(\`state.\${state}\`)\n${problems}`, elsewhere).missing).toEqual([])
  })
})

test('literals are read inside gaps and beside apostrophes of comments', () => {
  expect(literalsOf("// the owner's\n`a.${is ? `b.${c}` : 'd'}` + /* it's */ \"e\" + 'f\\'g'")).toEqual([
    'b.*',
    'd',
    'a.*',
    'e',
    "f\\'g",
  ])
})
