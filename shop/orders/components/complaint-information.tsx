import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import type { LegalText } from '#shop/legal/legal-text.ts'
import { ProseText } from '#shop/prose/components/prose-text.tsx'
import { readMarkdown } from '#shop/prose/markdown.ts'
import { Prose } from '#ui/page.tsx'

/** How complaints are handled and where to turn if we do not agree (CONS-09). */
export function ComplaintInformation({ text, locale }: { text: LegalText; locale: Locale }) {
  const { tree } = readMarkdown(text.body, { languageRoot: addressOf(locale, 'home') })
  return (
    <aside className="border-t border-ink pt-4 text-small [&_.prose]:text-small [&_h2]:mt-6 [&_h2]:text-lead">
      <Prose isPlain>
        <ProseText tree={tree} tableName={text.title} />
      </Prose>
    </aside>
  )
}
