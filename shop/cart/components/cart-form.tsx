import type { ReactNode } from 'react'
import type { Locale } from '#i18n/locale.ts'

interface Props {
  action: '/api/cart/change' | '/api/cart/remove' | '/api/cart/market' | '/api/cart/acknowledge'
  locale: Locale
  /** What goes with the press of the button. */
  fields?: Record<string, string | number>
  className?: string
  children: ReactNode
}

/** A small form of the cart; the page that follows is the cart as it then is. */
export function CartForm({ action, locale, fields = {}, className, children }: Props) {
  return (
    <form action={action} method="post" className={className}>
      <input type="hidden" name="locale" value={locale} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
