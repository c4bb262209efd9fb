import { languages, type Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { articleSelect, standingOf, wordsOf, type ArticleRow } from '#shop/articles/queries/rows.ts'
import { amountsOf } from '#shop/catalogue/queries/rows.ts'
import type { StoredCategory } from '#shop/catalogue/category.ts'
import { openFindings } from '#shop/claims/benefit.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'
import { shownClaims } from '#shop/claims/eligibility.ts'
import type { CopyRule, Finding } from '#shop/claims/finding.ts'
import type { PublishedCopy, Standing } from './copy-place.ts'
import { legalCopy, mailCopy } from './shop-copy.ts'

/** A finding with what is to be done about it: nothing but look, or change the text. */
export interface JudgedFinding extends Finding {
  state: 'open' | Standing
}

/** Rules about health, which an educational article may speak of and a decision may settle; the others hold anywhere. */
const aboutHealth: ReadonlySet<CopyRule> = new Set(['CLAIM-01', 'CLAIM-07', 'CLAIM-09'])

/** What the law says about a published text. */
export function judge({ claims = [], standing, ...copy }: PublishedCopy): JudgedFinding[] {
  return openFindings(checkCopy(copy), claims).map((finding) => ({
    ...finding,
    state: standing && aboutHealth.has(finding.rule) ? standing : 'open',
  }))
}

/** An address is read as its words. */
const spoken = (slug: string) => slug.replaceAll('-', ' ')

type Texts = Record<string, string>
type Setting = Omit<PublishedCopy, 'place' | 'text'> & { place: string }

function copiesOf(texts: Texts, { place, ...setting }: Setting): PublishedCopy[] {
  return Object.entries(texts).map(([field, text]) => ({ ...setting, place: `${place} ${field}`, text }))
}

async function productCopy(database: Database): Promise<PublishedCopy[]> {
  const products = await database.product.findMany({
    orderBy: { position: 'asc' },
    include: {
      translations: { where: { status: 'published' } },
      variants: { where: { archivedAt: null }, include: { translations: true } },
      nutrients: true,
      claims: true,
      pictures: true,
    },
  })
  return products.flatMap((product) => {
    const claimIds = product.claims.map(({ claimId }) => claimId)
    const claims = shownClaims(claimIds, amountsOf(product.nutrients))
    return product.translations.flatMap((translation) => {
      const {
        language,
        slug,
        productId: _id,
        status: _status,
        publishedAt: _from,
        updatedAt: _at,
        ...texts
      } = translation
      const inLanguage = { language: language as Language, claims }
      const place = `product ${product.key}`
      const pictures = product.pictures.filter((picture) => picture.language === language)
      const variants = product.variants.flatMap(({ sku, translations }) =>
        translations
          .filter((variant) => variant.language === language)
          .flatMap(({ label, netQuantity, slug: variantSlug }) => [
            ...copiesOf({ label, netQuantity }, { ...inLanguage, kind: 'product', place: `variant ${sku}` }),
            ...copiesOf(
              { slug: spoken(variantSlug) },
              { ...inLanguage, kind: 'taxonomy', place: `variant ${sku}` },
            ),
          ]),
      )
      return [
        ...copiesOf(texts, { ...inLanguage, kind: 'product', place }),
        ...copiesOf({ slug: spoken(slug) }, { ...inLanguage, kind: 'taxonomy', place }),
        ...variants,
        ...pictures.flatMap(({ position, alt }) =>
          copiesOf({ [`picture ${position}`]: alt }, { ...inLanguage, kind: 'product', place }),
        ),
      ]
    })
  })
}

async function categoryCopy(database: Database): Promise<PublishedCopy[]> {
  const row = await database.setting.findUnique({ where: { key: 'categories' } })
  const categories = (row?.value ?? []) as unknown as StoredCategory[]
  return categories.flatMap(({ key, translations }) =>
    languages.flatMap((language) =>
      copiesOf({ ...translations[language] }, { language, kind: 'taxonomy', place: `category ${key}` }),
    ),
  )
}

function articleTexts(row: ArticleRow, language: Language): PublishedCopy[] {
  const text = row.translations.find((candidate) => candidate.language === language)
  if (text?.status !== 'published') return []
  const { accompanying, ...words } = wordsOf(row, text)
  const notes = accompanying.filter((note) => !isTitle(row, note))
  const alts = row.pictures.map(({ alt }, index) => [`picture ${index + 1}`, alt])
  const remarks = notes.map((note, index) => [`remark ${index + 1}`, note])
  const texts = { ...words, slug: spoken(text.slug), ...Object.fromEntries([...alts, ...remarks]) }
  const { articleClass, pairing } = standingOf(row, text)
  const standing: Standing = pairing === 'paired' ? 'decided' : 'educational'
  const setting = { language, kind: 'article', place: `article ${row.key}` } as const
  return copiesOf(texts, articleClass === 'clean' ? setting : { ...setting, standing })
}

/** Titles of cited sources decide an article's class; they are quoted, so nobody can word them otherwise. */
function isTitle({ references }: ArticleRow, words: string): boolean {
  return references.some(({ reference }) => reference.title === words)
}

async function articleCopy(database: Database): Promise<PublishedCopy[]> {
  const copies: PublishedCopy[] = []
  for (const language of languages) {
    const rows = await database.article.findMany({
      relationLoadStrategy: 'join',
      orderBy: { position: 'asc' },
      select: articleSelect(language),
    })
    copies.push(...rows.flatMap((row) => articleTexts(row, language)))
  }
  return copies
}

interface StoredFoods {
  rows: { food: Record<Language, string> }[]
}

async function substanceCopy(database: Database): Promise<PublishedCopy[]> {
  const substances = await database.substance.findMany({
    orderBy: { position: 'asc' },
    include: { translations: true },
  })
  return substances.flatMap(({ key, foodSources, translations }) =>
    translations.flatMap(({ language: spokenLanguage, slug, name, summary, body }) => {
      const language = spokenLanguage as Language
      const foods = (foodSources as unknown as StoredFoods).rows.map(({ food }, index) => {
        return [`food ${index + 1}`, food[language]]
      })
      const texts: Texts = { name, summary, body, slug: spoken(slug), ...Object.fromEntries(foods) }
      return copiesOf(texts, { language, kind: 'article', place: `substance ${key}` })
    }),
  )
}

async function commentCopy(database: Database): Promise<PublishedCopy[]> {
  const comments = await database.comment.findMany({
    where: { status: 'approved', withdrawnAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, language: true, authorName: true, body: true },
  })
  return comments.flatMap(({ id, language, authorName, body }) =>
    copiesOf(
      { authorName, body },
      { language: language as Language, kind: 'comment', place: `comment ${id}` },
    ),
  )
}

/** Every text of the shop that everybody can read, with what may stand beside it. */
export async function publishedCopy(database: Database): Promise<PublishedCopy[]> {
  const readers = [productCopy, categoryCopy, articleCopy, substanceCopy, commentCopy, legalCopy]
  const copies: PublishedCopy[] = []
  for (const read of readers) copies.push(...(await read(database)))
  return [...copies, ...mailCopy()]
}
