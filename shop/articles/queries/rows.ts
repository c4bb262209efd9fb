import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import {
  classOf,
  pairingOf,
  textHash,
  type ArticleClass,
  type ArticleWords,
  type Pairing,
} from '../article.ts'
import type { Figure } from '../figure.ts'
import { figureOrder } from '../markdown.ts'
import type { Reference, ReferenceKind, Verification } from '../reference.ts'

type InLanguages = Partial<Record<Language, string>>

const figureSelect = {
  id: true,
  unit: true,
  title: true,
  rows: true,
  referenceId: true,
} satisfies Prisma.FigureSelect

/** What an article needs in one language; the slugs of the others lead to its translations. */
export function articleSelect(language: Language) {
  return {
    id: true,
    key: true,
    publishedAt: true,
    reviewedOn: true,
    author: { select: { key: true, name: true, translations: { where: { language } } } },
    translations: {
      select: {
        language: true,
        slug: true,
        status: true,
        title: true,
        summary: true,
        body: true,
        metaTitle: true,
        metaDescription: true,
        updatedAt: true,
        decisions: { select: { textHash: true, decidedAt: true } },
      },
    },
    references: {
      orderBy: { position: 'asc' },
      select: { reference: { include: { figures: { select: figureSelect } } } },
    },
    substances: {
      orderBy: { substance: { position: 'asc' } },
      select: { substance: { select: { key: true, translations: { where: { language } } } } },
    },
    products: { orderBy: { position: 'asc' }, select: { productId: true } },
    pictures: { where: { language } },
  } satisfies Prisma.ArticleSelect
}

export type ArticleRow = Prisma.ArticleGetPayload<{ select: ReturnType<typeof articleSelect> }>
export type TranslationRow = ArticleRow['translations'][number]
type ReferenceRow = Omit<ArticleRow['references'][number]['reference'], 'version'>

export function referenceOf(
  { figures: _, note, kind, verification, ...row }: ReferenceRow,
  language: Language,
): Reference {
  const notes = note as InLanguages | null
  return {
    ...row,
    kind: kind as ReferenceKind,
    verification: verification as Verification,
    note: notes?.[language] ?? null,
  }
}

/** The figures that a text shows, in its order; their data come from sources of the article. */
export function figuresOf(row: Pick<ArticleRow, 'references'>, body: string, language: Language): Figure[] {
  const figures = row.references.flatMap(({ reference }) => reference.figures)
  return figureOrder(body).flatMap((id) => {
    const figure = figures.find((candidate) => candidate.id === id)
    if (!figure) return []
    const rows = figure.rows as unknown as { label: InLanguages; value: number }[]
    return [
      {
        id,
        unit: figure.unit,
        referenceId: figure.referenceId,
        title: (figure.title as InLanguages)[language] ?? '',
        rows: rows.map(({ label, value }) => ({ label: label[language] ?? '', value })),
      },
    ]
  })
}

/** Everything of an article that a reader reads, as it is checked and as a decision about it is hashed. */
export function wordsOf(row: Pick<ArticleRow, 'references'>, text: TranslationRow): ArticleWords {
  const language = text.language as Language
  const { title, summary, metaTitle, metaDescription, body } = text
  const references = row.references.map(({ reference }) => referenceOf(reference, language))
  const accompanying = [
    ...references.flatMap((reference) => [reference.title, reference.note ?? '']),
    ...figuresOf(row, body, language).flatMap((figure) => [
      figure.title,
      ...figure.rows.map(({ label }) => label),
    ]),
  ].filter(Boolean)
  return { title, summary, metaTitle, metaDescription, body, accompanying }
}

interface Standing {
  articleClass: ArticleClass
  pairing: Pairing
}

/** Reading a whole text for names of diseases takes milliseconds, and a list reads many: each text is read once. */
const knownClasses = new Map<string, ArticleClass>()
const knownLimit = 500

export function standingOf(row: ArticleRow, text: TranslationRow): Standing {
  const language = text.language as Language
  const words = wordsOf(row, text)
  const hash = textHash(words)
  const key = `${language}:${hash}`
  const articleClass = knownClasses.get(key) ?? classOf(words, language)
  if (knownClasses.size >= knownLimit) knownClasses.clear()
  knownClasses.set(key, articleClass)
  return { articleClass, pairing: pairingOf({ articleClass, hash }, text.decisions) }
}
