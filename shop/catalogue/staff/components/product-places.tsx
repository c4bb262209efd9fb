import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { productPlaces } from '../product-places.ts'

/** The ways from a product to what else is known about it. */
export function ProductPlaces({ locale, id }: { locale: Locale; id: number }) {
  const t = translator(locale, 'staff-catalogue')
  const places = [
    [productPlaces.editor(id), t('editor.places')],
    [productPlaces.prices(id), t('editor.prices')],
    [productPlaces.pictures(id), t('section.pictures')],
    [`/staff/stock?product=${id}`, t('editor.stock')],
    [productPlaces.compliance(id), translator(locale, 'staff-compliance')('place')],
    [productPlaces.preview(id), t('editor.preview')],
    [productPlaces.list, t('editor.back')],
  ]
  return (
    <nav aria-label={t('editor.places')} className="flex flex-wrap gap-x-6">
      {places.map(([href, words]) => (
        <a key={href} href={href} className="link inline-flex min-h-11 items-center">
          {words}
        </a>
      ))}
    </nav>
  )
}
