import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const questions = {
  everything: { type: 'tag', values: tags },
  // Where the same page has been asked everything: the other appearance differs in its colours alone.
  colours: { type: 'rule', values: ['color-contrast'] },
} as const

/** What a machine finds on a page that keeps somebody out, each with its place. */
export async function barriers(
  page: Page,
  question: keyof typeof questions = 'everything',
): Promise<string[]> {
  const { type, values } = questions[question]
  // To tell of all that is well takes longer than to find what is not.
  const options = { runOnly: { type, values: [...values] }, resultTypes: ['violations' as const] }
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}

/** The same in both appearances. */
export async function barriersInLightAndDark(page: Page): Promise<Record<'light' | 'dark', string[]>> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await barriers(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  return { light, dark: await barriers(page, 'colours') }
}
