import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { ProseText } from '#shop/prose/components/prose-text.tsx'
import { readMarkdown } from '#shop/prose/markdown.ts'
import { Prose } from '#ui/page.tsx'

/** What the shop itself says of a product. */
export function Description({ markdown, name, locale }: { markdown: string; name: string; locale: Locale }) {
  const { tree } = readMarkdown(markdown, { languageRoot: addressOf(locale, 'home') })
  return (
    <Prose isPlain>
      <ProseText tree={tree} tableName={name} />
    </Prose>
  )
}
