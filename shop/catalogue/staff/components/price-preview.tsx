import type { Locale } from '#i18n/locale.ts'
import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import type { PreviewedPhase } from '../../price-preview-words.ts'

/** What the shopper will read before, during and after, in the very words of each page. */
export function PricePreview({
  locale,
  phases,
  silenced,
}: {
  locale: Locale
  phases: PreviewedPhase[]
  silenced: Date[]
}) {
  const t = translator(locale, 'staff-rules')
  const own = translator(locale, 'staff-catalogue')
  const shown = [...new Set(phases.map((phase) => phase.locale))]
  return (
    <div role="status" className="grid gap-4 border-l-4 border-accent bg-accent-soft px-4 py-3">
      <p className="font-semibold">{t('pricePreview.heading')}</p>
      {silenced.map((moment) => (
        <p key={moment.getTime()} className="text-small font-semibold text-caution">
          {own('prices.silenced', { date: momentWords(moment, locale) })}
        </p>
      ))}
      {shown.map((page) => (
        <div key={page} className="grid gap-2">
          <p className="text-small text-quiet">{page}</p>
          <dl className="grid gap-2">
            {phases
              .filter((phase) => phase.locale === page)
              .map((phase) => (
                <div key={phase.from.getTime()} className="grid gap-x-4 sm:grid-cols-[12rem_1fr]">
                  <dt className="text-small">
                    {t(`pricePreview.${phase.when}`)}
                    {phase.until ? (
                      <span className="block text-quiet">
                        {own('prices.until', { date: momentWords(phase.until, locale) })}
                      </span>
                    ) : null}
                  </dt>
                  <dd lang={languageOf(page)} className="figures">
                    {phase.lines.length === 0 ? t('pricePreview.not-sold') : null}
                    {phase.lines.map((line) => (
                      <span key={line} className="block">
                        {line}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
    </div>
  )
}
