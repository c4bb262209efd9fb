import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Picture } from '#ui/picture.tsx'
import type { GuaranteeNotice as Notice } from '../guarantee-notice.ts'

/** The official notice, whole and in colour, with its words beneath; nothing when none has been uploaded yet. */
export function GuaranteeNotice({ notice, locale }: { notice: Notice | null; locale: Locale }) {
  if (!notice) return null
  const t = translator(locale, 'legal')
  return (
    <figure id="guarantee-notice" className="grid max-w-measure gap-3" lang={languageOf(locale)}>
      <Picture
        picture={{ ...notice, alt: t('guaranteeNotice.title') }}
        sizes="(min-width: 48rem) 40rem, 100vw"
        className="border border-line bg-white"
      />
      <figcaption className="grid gap-1 text-small">
        <span className="font-semibold">{t('guaranteeNotice.title')}</span>
        <span className="whitespace-pre-line text-quiet">{notice.text}</span>
      </figcaption>
    </figure>
  )
}
