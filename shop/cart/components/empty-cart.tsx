import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/page.tsx'

export function EmptyCart({ locale }: { locale: Locale }) {
  const t = translator(locale, 'cart')
  return (
    <EmptyState title={t('empty.title')}>
      <p className="text-quiet">{t('empty.text')}</p>
      <LinkButton href={addressOf(locale, 'products')}>{t('empty.products')}</LinkButton>
      <a href={addressOf(locale, 'findOrder')} className="link tap">
        {t('empty.findOrder')}
      </a>
    </EmptyState>
  )
}
