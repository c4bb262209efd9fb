import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'

/** A shop that has not said yet who sells shows nothing else: no page of it would be lawful. */
export function OpensSoon({ locale }: { locale: Locale }) {
  const t = translator(locale, 'site')
  return (
    <html lang={languageOf(locale)}>
      <body>
        <main id="content" className="container-page grid flex-1 content-center gap-4 py-24">
          <h1 className="text-display font-semibold tracking-tight">{t('opensSoon.title')}</h1>
          <p className="text-lead text-quiet">{t('opensSoon.text')}</p>
        </main>
      </body>
    </html>
  )
}
