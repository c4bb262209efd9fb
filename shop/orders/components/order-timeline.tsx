import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { classNames } from '#ui/class-names.ts'
import { dateWords } from '../letters.ts'
import type { PlacedOrder } from '../placed-order.ts'
import { timelineOf } from '../timeline.ts'

/** What has happened and what comes next, as a list one reads from top to bottom. */
export function OrderTimeline({ order, locale }: { order: PlacedOrder; locale: Locale }) {
  const t = translator(locale, 'orders')
  return (
    <section aria-labelledby="timeline" className="no-print border-t border-ink pt-4">
      <h2 id="timeline" className="text-title font-semibold tracking-tight">
        {t('timeline.heading')}
      </h2>
      <ol className="mt-5">
        {timelineOf(order).map(({ happening, at }) => (
          <li
            key={`${happening} ${at?.getTime()}`}
            className={classNames(
              'relative border-l-2 pb-5 pl-5 last:pb-0',
              at ? 'border-accent' : 'border-line text-quiet',
            )}
          >
            <span
              aria-hidden="true"
              className={classNames(
                'absolute -left-[0.4375rem] top-1.5 size-3 rounded-full border-2',
                at ? 'border-accent bg-accent' : 'border-edge bg-ground',
              )}
            />
            <p className={at ? 'font-semibold' : undefined}>{t(`timeline.${happening}`)}</p>
            <p className="figures text-small text-quiet">
              {at ? t('facts.moment', dateWords(at, { locale, market: order.market })) : t('timeline.next')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
