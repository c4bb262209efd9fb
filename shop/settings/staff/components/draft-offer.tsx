import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Notice } from '#ui/notice.tsx'

/** Where there is no text yet: the way to a draft, and, beside a draft, what it is and what it is not. */
export function DraftOffer({ locale, href, isShown }: { locale: Locale; href: string; isShown: boolean }) {
  const t = translator(locale, 'staff-settings')
  return (
    <div className="mb-8">
      <Notice
        tone={isShown ? 'caution' : 'info'}
        title={t(isShown ? 'legal.draft.shown' : 'legal.draft.missing')}
      >
        <p>{t('legal.draft.hint')}</p>
        {isShown ? null : (
          <p>
            <a className="link" href={href}>
              {t('legal.draft.begin')}
            </a>
          </p>
        )}
      </Notice>
    </div>
  )
}
