import { createElement } from 'react'
import { expect, it } from 'vitest'
import { locales } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { markupOf } from '#ui/markup-fixture.ts'
import { AgainForm } from './components/again-form.tsx'

it.each(locales)(
  'CONS-03: buying again in %s puts into the cart, and its button orders nothing',
  async (locale) => {
    const markup = await markupOf(createElement(AgainForm, { token: 'ord_x.1.x', locale }))
    expect(markup).toContain('action="/api/cart/again"')
    expect(markup).toContain(`name="locale" value="${locale}"`)
    expect(markup).toContain('name="token" value="ord_x.1.x"')
    const words = translator(locale, 'orders')('again')
    expect(markup).toContain(words)
    expect(words).toMatch(/cart|winkelwagen|koszyk/)
    expect(words.toLowerCase()).not.toMatch(/order|pay|bestel|betal|zamów|zamaw|płac/)
  },
)
