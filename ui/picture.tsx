import { classNames } from './class-names.ts'

export interface PictureSource {
  /** Path under /pictures without width and extension. */
  file: string
  width: number
  height: number
  widths: readonly number[]
  alt: string
}

function sourceSet({ file, widths }: PictureSource, extension: string): string {
  return widths.map((width) => `/pictures/${file}-${width}.${extension} ${width}w`).join(', ')
}

/** A picture encoded ahead as AVIF and WebP; `isFirst` for the one that decides when the page looks ready. */
export function Picture({
  picture,
  sizes,
  isFirst = false,
  className,
}: {
  picture: PictureSource
  sizes: string
  isFirst?: boolean
  className?: string
}) {
  const middle = picture.widths[Math.floor(picture.widths.length / 2)] ?? picture.width
  return (
    <picture>
      <source type="image/avif" srcSet={sourceSet(picture, 'avif')} sizes={sizes} />
      <img
        src={`/pictures/${picture.file}-${middle}.webp`}
        srcSet={sourceSet(picture, 'webp')}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={picture.alt}
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : 'auto'}
        decoding="async"
        className={classNames('h-auto w-full dark:brightness-90', className)}
      />
    </picture>
  )
}
