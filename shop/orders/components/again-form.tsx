import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'

/** Everything of this order into the cart once more. It orders nothing, and its words say so (art. 8(2) Directive 2011/83/EU). */
export function AgainForm({ token, locale }: { token: string; locale: Locale }) {
  return (
    <form action="/api/cart/again" method="post">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      <Button kind="secondary">{translator(locale, 'orders')('again')}</Button>
    </form>
  )
}
