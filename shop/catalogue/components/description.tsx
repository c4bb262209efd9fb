import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { readMarkdown } from '#shop/prose/markdown.ts'
import { Prose } from '#ui/page.tsx'

/** Markdown of the shop as clean markup; no string of HTML on the way. */
export function Description({ markdown, locale }: { markdown: string; locale: Locale }) {
  const { tree } = readMarkdown(markdown, { languageRoot: addressOf(locale, 'home') })
  return <Prose isPlain>{toJsxRuntime(tree, { Fragment, jsx, jsxs })}</Prose>
}
