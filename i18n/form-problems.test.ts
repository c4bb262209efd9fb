import { expect, test } from 'vitest'
import { formProblems } from './form-problems.ts'
import { locales } from './locale.ts'

const required = (field: string) => ({ field, key: 'required' })

test('the list above a form says which field is meant; a name that is a question keeps its sign', () => {
  const fields = { email: 'E-mail', reason: 'What is wrong?' }
  const { summary } = formProblems('en-NL', { id: 'form', fields }, [required('email'), required('reason')])
  expect(summary).toEqual([
    { fieldId: 'form-email', message: 'E-mail: This field is needed.' },
    { fieldId: 'form-reason', message: 'What is wrong? This field is needed.' },
  ])
})

test.each(locales)('a choice that is missing has words of its own (%s)', (locale) => {
  const said = (key: string) =>
    formProblems(locale, { id: 'form', fields: { wish: null } }, [{ field: 'wish', key }]).of('wish')
  expect(said('privacyWish')).not.toBe(said('required'))
})
