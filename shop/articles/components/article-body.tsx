import type { ComponentProps } from 'react'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { ProseText } from '#shop/prose/components/prose-text.tsx'
import type { Article } from '../article.ts'
import type { ArticleText } from '../markdown.ts'
import { FigureDrawing } from './figure-drawing.tsx'

type FigureElement = ComponentProps<'figure'> & { 'data-figure'?: string }

/** The prose of an article: text at reading width, tables and figures as wide as they need. */
export function ArticleBody({
  article,
  text,
  locale,
}: {
  article: Article
  text: ArticleText
  locale: Locale
}) {
  const t = translator(locale, 'articles')
  const numberOf = (referenceId: string) => {
    const index = article.references.findIndex(({ id }) => id === referenceId)
    return index === -1 ? null : index + 1
  }
  const drawn = ({ children, ...element }: FigureElement) => {
    const id = element['data-figure'] ?? ''
    const figure = article.figures.find((candidate) => candidate.id === id)
    if (!figure) return null
    return (
      <FigureDrawing
        figure={figure}
        id={element.id ?? id}
        number={text.figures.indexOf(id) + 1}
        name={element['aria-label'] ?? figure.title}
        caption={children}
        sourceNumber={numberOf(figure.referenceId)}
        locale={locale}
      />
    )
  }
  return (
    <div className="prose max-w-none *:max-w-measure print:*:max-w-none [&>.table-scroll]:max-w-[52rem] [&>figure]:max-w-[46rem]">
      <ProseText tree={text.tree} tableName={t('page.table')} components={{ figure: drawn }} />
    </div>
  )
}
