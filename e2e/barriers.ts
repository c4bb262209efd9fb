import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

interface Found {
  violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[]
}

declare global {
  interface Window {
    axe: { run: (options: object) => Promise<Found> }
  }
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// To tell of all that is well takes longer than to find what is not.
const told = { resultTypes: ['violations' as const] }

const said = ({ violations }: Found) =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )

/** What a machine finds on a page that keeps somebody out, each with its place. */
export async function barriers(page: Page): Promise<string[]> {
  const options = { runOnly: { type: 'tag' as const, values: rules }, ...told }
  return said(await new AxeBuilder({ page }).setLegacyMode().options(options).analyze())
}

/** The same in both appearances: the dark one differs in its colours alone, and axe is in the page by then. */
export async function barriersInLightAndDark(page: Page): Promise<Record<'light' | 'dark', string[]>> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await barriers(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const options = { runOnly: ['color-contrast'], ...told }
  return { light, dark: said(await page.evaluate((each) => window.axe.run(each), options)) }
}
