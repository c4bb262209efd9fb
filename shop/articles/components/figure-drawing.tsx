import type { ReactNode } from 'react'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { barLengths, type Figure } from '../figure.ts'
import { referenceAnchor } from '../markdown.ts'

/** Values of one figure have the same number of decimals, so that they stand under each other digit by digit. */
function valueWords(values: readonly number[], unit: string, locale: Locale): string[] {
  const decimals = values.every((value) => Number.isInteger(value)) ? 0 : 1
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  if (unit === '%') {
    const percent = new Intl.NumberFormat(locale, { ...digits, style: 'percent' })
    return values.map((value) => percent.format(value / 100))
  }
  const number = new Intl.NumberFormat(locale, digits)
  return values.map((value) => `${number.format(value)}\u00a0${unit}`)
}

/** Bars from zero, one weight of line; the values stand beside them, so that nothing depends on seeing the bars. */
export function Bars({ figure, locale, name }: { figure: Figure; locale: Locale; name: string }) {
  const lengths = barLengths(figure)
  const values = valueWords(
    figure.rows.map(({ value }) => value),
    figure.unit,
    locale,
  )
  const cell = 'border-0 p-0 align-middle'
  return (
    <table aria-label={name} className="figures w-full border-collapse font-sans text-small">
      <tbody>
        {figure.rows.map(({ label }, index) => (
          <tr
            key={label}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 border-t border-line py-2 sm:grid-cols-[minmax(9rem,2fr)_3fr_4.5rem]"
          >
            <th scope="row" className={`${cell} text-left leading-snug font-normal`}>
              {label}
            </th>
            <td
              className={`${cell} order-3 col-span-2 pt-1.5 sm:order-none sm:col-span-1 sm:pt-0`}
              aria-hidden="true"
            >
              <svg width="100%" height="12" focusable="false" className="block">
                <line x1="0.5" x2="0.5" y1="0" y2="12" className="stroke-edge" />
                <rect x="0.5" y="2" width={`${lengths[index] ?? 0}%`} height="8" className="fill-accent" />
              </svg>
            </td>
            <td className={`${cell} text-right font-semibold whitespace-nowrap`}>{values[index]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface Props {
  figure: Figure
  id: string
  number: number
  /** The figure in words, for those who do not see it. */
  name: string
  caption: ReactNode
  sourceNumber: number | null
  locale: Locale
}

/** A drawn figure with its number, what it shows and where its data come from. */
export function FigureDrawing({ figure, id, number, name, caption, sourceNumber, locale }: Props) {
  const t = translator(locale, 'articles')
  return (
    <figure id={id} className="my-10! border-t-2 border-ink pt-3 font-sans">
      <p className="mb-3 text-base font-semibold">
        <span className="mr-2 font-normal text-quiet">{t('figure.number', { number })}</span>
        {figure.title}
      </p>
      <Bars figure={figure} locale={locale} name={name} />
      <figcaption className="border-t border-line pt-2 text-small text-quiet">
        {caption}
        {sourceNumber === null ? null : (
          <>
            {' '}
            <a href={`#${referenceAnchor(sourceNumber)}`}>{t('figure.source', { number: sourceNumber })}</a>
          </>
        )}
      </figcaption>
    </figure>
  )
}
