import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { KeptPictureForm, ProductPicturesView } from '../product-pictures.ts'
import { NewPicture } from './new-picture.tsx'
import { PictureSlotRow } from './picture-slot.tsx'

interface Props {
  view: ProductPicturesView
  locale: Locale
  kept: KeptPictureForm
}

/**
 * The pictures of a product: their order, what they show in each language, and a place to add one. Holds forms of its own,
 * so it stands beside the form of the product and never inside it.
 */
export function ProductPictures({ view, locale, kept }: Props) {
  const t = translator(locale, 'staff-pictures')
  return (
    <div className="grid gap-10">
      {view.slots.length === 0 ? (
        <p className="border-t border-ink pt-4 text-quiet">{t('empty')}</p>
      ) : (
        <ol aria-label={t('list')} className="border-t border-ink">
          {view.slots.map((slot, index) => (
            <PictureSlotRow
              key={slot.position}
              slot={slot}
              number={index + 1}
              count={view.slots.length}
              view={view}
              locale={locale}
            />
          ))}
        </ol>
      )}
      <NewPicture view={view} locale={locale} kept={kept} />
    </div>
  )
}
