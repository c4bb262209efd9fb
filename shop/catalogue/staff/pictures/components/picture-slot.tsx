import { languages, type Language, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { Picture } from '#ui/picture.tsx'
import { StateWord } from '#ui/state-word.tsx'
import type { PictureSlot, ProductPicturesView } from '../product-pictures.ts'
import { VariantSelect } from './variant-select.tsx'

interface Props {
  slot: PictureSlot
  /** Its place as people count. */
  number: number
  count: number
  view: ProductPicturesView
  locale: Locale
}

/** The id by which forms name the slot: that of its first picture. */
function idOf({ pictures }: PictureSlot): number {
  return languages.flatMap((language) => pictures[language]?.id ?? [])[0] ?? 0
}

function shownIn({ pictures }: PictureSlot): Language[] {
  return languages.filter((language) => pictures[language])
}

/** One picture in its place: how it looks, what it says in each language, and what can be done with it. */
export function PictureSlotRow(props: Props) {
  const { slot, number, view, locale } = props
  const t = translator(locale, 'staff-pictures')
  const variant = view.variants.find(({ id }) => id === slot.variantId)
  return (
    <li className="grid gap-x-8 gap-y-4 border-b border-line py-5 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-3">
        <h2 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
          {t('place', { number })}
          <span className="text-small font-normal text-quiet">{variant?.label ?? t('wholeProduct')}</span>
        </h2>
        <ul className="grid grid-cols-3 gap-3">
          {languages.map((language) => (
            <li key={language} className="grid content-start gap-1 text-small">
              <Thumbnail slot={slot} language={language} locale={locale} />
              <span className="text-quiet">{t(`languages.${language}`)}</span>
              {slot.pictures[language]?.alt === '' ? (
                <span>
                  <StateWord tone={view.published.includes(language) ? 'critical' : 'caution'}>
                    {t('missingText')}
                  </StateWord>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        <Moves {...props} />
      </div>
      <div className="grid content-start gap-4">
        <Texts {...props} />
        <Removal {...props} />
      </div>
    </li>
  )
}

function Thumbnail({ slot, language, locale }: { slot: PictureSlot; language: Language; locale: Locale }) {
  const t = translator(locale, 'staff-pictures')
  const picture = slot.pictures[language]
  if (picture) return <Picture picture={{ ...picture, alt: '' }} sizes="7rem" />
  return (
    <span className="grid aspect-[4/5] place-content-center border border-dashed border-edge p-2 text-center text-quiet">
      {t('noneIn', { language: t(`languages.${language}`) })}
    </span>
  )
}

function Moves({ slot, number, count, locale }: Props) {
  const t = translator(locale, 'staff-pictures')
  const name = { number }
  return (
    <form action={`/staff/api/media/${idOf(slot)}/move`} method="post" className="flex gap-4">
      {number === 1 ? null : (
        <Button kind="quiet" name="direction" value="up" aria-label={t('upName', name)}>
          {t('up')}
        </Button>
      )}
      {number === count ? null : (
        <Button kind="quiet" name="direction" value="down" aria-label={t('downName', name)}>
          {t('down')}
        </Button>
      )}
    </form>
  )
}

function Texts({ slot, number, view, locale }: Props) {
  const t = translator(locale, 'staff-pictures')
  const staff = translator(locale, 'staff')
  const id = idOf(slot)
  const form = `picture-text-${id}`
  return (
    <WorkshopForm locale={locale} id={form} action={`/staff/api/media/${id}/text`} className="grid gap-4">
      {shownIn(slot).map((language) => (
        <TextInput
          key={language}
          id={`${form}-alt-${language}`}
          name={`alt-${language}`}
          label={t('text', { language: t(`languages.${language}`) })}
          lang={language}
          maxLength={300}
          defaultValue={slot.pictures[language]?.alt ?? ''}
          {...(view.published.includes(language) ? {} : { optional: staff('optional') })}
        />
      ))}
      <VariantSelect
        id={`${form}-variant`}
        variants={view.variants}
        selected={String(slot.variantId ?? '')}
        locale={locale}
      />
      <div>
        <Button kind="secondary" aria-label={t('saveName', { number })}>
          {t('save')}
        </Button>
      </div>
    </WorkshopForm>
  )
}

function Removal({ slot, number, locale }: Props) {
  const t = translator(locale, 'staff-pictures')
  const id = idOf(slot)
  const shown = shownIn(slot)
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
        {t('removeName', { number })}
      </summary>
      <form
        action={`/staff/api/media/${id}/remove`}
        method="post"
        className="flex flex-wrap items-end gap-3 py-2"
      >
        <label className="grid gap-1.5" htmlFor={`picture-removal-${id}-languages`}>
          <span className="font-semibold">{t('removeFrom')}</span>
          <select id={`picture-removal-${id}-languages`} name="languages" className="control">
            <option value="all">{t('all')}</option>
            {shown.length > 1
              ? shown.map((language) => (
                  <option key={language} value={language}>
                    {t('only', { language: t(`languages.${language}`) })}
                  </option>
                ))
              : null}
          </select>
        </label>
        <Button kind="secondary" aria-label={t('removeConfirm', { number })}>
          {t('remove')}
        </Button>
      </form>
    </details>
  )
}
