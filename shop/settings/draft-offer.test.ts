import { createElement } from 'react'
import { expect, test } from 'vitest'
import { markupOf, wordsOf } from '#ui/markup-fixture.ts'
import { DraftOffer } from './staff/components/draft-offer.tsx'

const href = '/staff/settings/legal/terms/pl?draft=1'

test.each([
  ['pl-PL', 'prawnik', 'Zacznij od naszego szkicu'],
  ['nl-NL', 'jurist', 'Met ons concept beginnen'],
  ['en-NL', 'lawyer', 'Begin with our draft'],
] as const)('in %s a draft is offered by a plain link, never as advice', async (locale, lawyer, begin) => {
  const offer = await markupOf(createElement(DraftOffer, { locale, href, isShown: false }))
  expect(offer).toContain(`href="${href}"`)
  expect(wordsOf(offer)).toContain(begin)
  const shown = await markupOf(createElement(DraftOffer, { locale, href, isShown: true }))
  expect(shown).not.toContain('href')
  for (const markup of [offer, shown]) {
    expect(wordsOf(markup)).toContain(lawyer)
    expect(wordsOf(markup)).toContain('[…]')
  }
})
