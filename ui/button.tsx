import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'

type Kind = 'buy' | 'primary' | 'secondary' | 'quiet'

const shared =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-base py-2.5 text-base font-semibold leading-snug no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-busy:cursor-progress aria-busy:opacity-75'

/** `buy` is the warm one: one on a page, for the step that leads to paying. */
const kinds: Record<Kind, string> = {
  buy: 'px-5 text-center border border-transparent bg-flare text-on-flare hover:bg-flare-strong',
  primary: 'px-5 text-center border border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary:
    'px-5 text-center border border-edge bg-transparent text-ink hover:border-accent hover:text-accent',
  quiet:
    'bg-transparent text-accent underline underline-offset-4 hover:text-accent-strong hover:decoration-2',
}

export function buttonClass(kind: Kind = 'primary', className?: string): string {
  return classNames(shared, kinds[kind], className)
}

export function Button({
  kind,
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind }) {
  return <button type="submit" {...rest} className={buttonClass(kind, className)} />
}

export function LinkButton({
  kind,
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { kind?: Kind }) {
  return (
    <a {...rest} className={buttonClass(kind, className)}>
      {children}
    </a>
  )
}
