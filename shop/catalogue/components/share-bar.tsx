/** A share as a line; the figure stands beside it in words. */
export function ShareBar({ percent }: { percent: number }) {
  const width = Math.min(100, Math.max(0, percent))
  return (
    <svg
      viewBox="0 0 100 2"
      preserveAspectRatio="none"
      className="h-1 w-full"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="100" height="2" className="fill-line" />
      <rect width={width} height="2" className="fill-accent" />
    </svg>
  )
}
