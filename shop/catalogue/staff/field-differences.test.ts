import { describe, expect, test } from 'vitest'
import { changedFields, compareEdits, undoChanges } from './field-differences.ts'

describe('two editors of one version', () => {
  const base = { name: 'Magnez', slug: 'magnez', usage: 'Raz dziennie', tick: 'yes' }

  test('fields that only one of them touched are both kept', () => {
    const found = compareEdits(base, { ...base, usage: 'Dwa razy' }, { ...base, name: 'Magnez B6' })
    expect(found.conflicts).toEqual([])
    expect(found.merged).toEqual({ ...base, usage: 'Dwa razy', name: 'Magnez B6' })
    expect(found.mine.map(({ field }) => field)).toEqual(['usage'])
    expect(found.theirs).toEqual([{ field: 'name', base: 'Magnez', mine: 'Magnez', theirs: 'Magnez B6' }])
  })

  test('a field both changed is shown with all three texts', () => {
    const found = compareEdits(base, { ...base, name: 'Mine' }, { ...base, name: 'Theirs' })
    expect(found.conflicts).toEqual([{ field: 'name', base: 'Magnez', mine: 'Mine', theirs: 'Theirs' }])
    expect(found.merged.name).toBe('Mine')
  })

  test('the same change by both is none to decide about', () => {
    const both = { ...base, name: 'Magnez B6' }
    expect(compareEdits(base, both, both)).toMatchObject({ conflicts: [], theirs: [], merged: both })
  })

  test('emptied and new fields are changes like others', () => {
    const { tick: _, ...unticked } = base
    const found = compareEdits(base, unticked, { ...base, storage: 'Sucho' })
    expect(found.merged).toEqual({ ...unticked, storage: 'Sucho' })
    expect(changedFields(base, unticked)).toEqual(['tick'])
    expect(compareEdits(base, base, unticked).merged).toEqual(unticked)
  })
})

test('what was before is found from the changes since, the last first', () => {
  const first = { name: 'A', usage: 'x' }
  const present = { name: 'C', storage: 's' }
  // A → B and x → '' ; then B → C and '' → s
  expect(
    undoChanges(present, [
      { name: 'B', storage: '' },
      { name: 'A', usage: 'x' },
    ]),
  ).toEqual(first)
})
