import { barLengths, type Figure } from '../figure.ts'

const rowHeight = 11
const shownRows = 7

/** The bars of a figure without their words: what a text is about, as an ornament. */
export function FigureMark({ figure }: { figure: Figure }) {
  const lengths = barLengths(figure).slice(0, shownRows)
  return (
    <svg
      width="100%"
      height={shownRows * rowHeight}
      aria-hidden="true"
      focusable="false"
      className="block text-accent"
    >
      {lengths.map((length, index) => {
        const y = (shownRows - lengths.length + index) * rowHeight + rowHeight / 2
        return (
          <line
            key={index}
            x1="0"
            x2={`${length}%`}
            y1={y}
            y2={y}
            stroke="currentColor"
            strokeWidth="3"
            className="group-hover:stroke-flare"
          />
        )
      })}
    </svg>
  )
}
