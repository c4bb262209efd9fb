import { languages, type Language } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { textHash } from '#shop/articles/article.ts'
import { findArticleWords } from '#shop/articles/queries/find-article.ts'
import type { Reference } from '#shop/articles/reference.ts'
import { dayOffset } from './day.ts'
import { readDemoJson, readDemoText, type InLanguages } from './demo-file.ts'
import { seedFigures } from './figures.ts'
import { seedWordings } from './wordings.ts'

interface DemoAuthor {
  key: string
  name: string
  translations: InLanguages<{ credentials: string; biography: string }>
}

interface DemoReference extends Omit<Reference, 'note'> {
  /** For the editors only. */
  verificationNote?: string
  note?: InLanguages | null
}

interface DemoArticle {
  pairingDecision?: { reason: InLanguages }
  key: string
  authorKey: string
  substances: string[]
  pairedProducts: string[]
  /** Whole days before seeding. */
  publishedAt: number
  reviewedOn: number
  translations: InLanguages<{
    slug: string
    title: string
    summary: string
    metaTitle: string
    metaDescription: string
  }>
  references: string[]
}

/** The cover; one drawing for all languages, its alternative text in each. */
interface DemoCover {
  file: string
  width: number
  height: number
  widths: number[]
  alt: InLanguages
}

interface DemoSubstance {
  key: string
  translations: InLanguages<{ slug: string; name: string; summary: string }>
  foodSources: Prisma.InputJsonArray
  /** The reference all of its amounts are read from. */
  foodSource: string
}

async function seedSubstances(transaction: Transaction): Promise<void> {
  const substances = await readDemoJson<DemoSubstance[]>('substances/substances.json')
  for (const [position, substance] of substances.entries()) {
    const bodies = await Promise.all(
      languages.map((language) => readDemoText(`substances/${substance.key}.${language}.md`)),
    )
    await transaction.substance.create({
      data: {
        key: substance.key,
        position,
        foodSources: { referenceId: substance.foodSource, rows: substance.foodSources },
        translations: {
          create: languages.map((language, index) => {
            const { slug, name, summary } = substance.translations[language]
            return { language, slug, name, summary, body: bodies[index] ?? '' }
          }),
        },
      },
    })
  }
}

async function seedPeopleAndSources(transaction: Transaction): Promise<void> {
  for (const { key, name, translations } of await readDemoJson<DemoAuthor[]>('articles/authors.json')) {
    const texts = languages.map((language) => {
      const { credentials, biography } = translations[language]
      return { language, credentials, biography }
    })
    await transaction.author.create({ data: { key, name, translations: { create: texts } } })
  }
  const references = await readDemoJson<DemoReference[]>('articles/references.json')
  await transaction.reference.createMany({
    data: references.map(({ note, verificationNote: _internal, ...reference }) =>
      note ? { ...reference, note } : reference,
    ),
  })
}

/** The owner's decision that an article naming a disease may show products; it holds for exactly this text. */
async function recordDecision(
  transaction: Transaction,
  articleId: number,
  { language, reason }: { language: Language; reason: string },
): Promise<void> {
  const words = await findArticleWords(transaction, articleId, language)
  if (!words) throw new Error(`article ${articleId} has no text in ${language}`)
  await transaction.pairingDecision.create({
    data: { articleId, language, reason, decidedBy: 'demo owner', textHash: textHash(words) },
  })
}

function coverRows(cover: DemoCover | undefined) {
  if (!cover) return []
  const { alt, ...picture } = cover
  return languages.map((language) => ({ ...picture, language, alt: alt[language] }))
}

export async function seedArticles(transaction: Transaction, seededAt: Date): Promise<void> {
  await seedSubstances(transaction)
  const substances = await transaction.substance.findMany({ select: { key: true } })
  await seedWordings(transaction, ({ nutrient }) => substances.some(({ key }) => key === nutrient), seededAt)
  await seedPeopleAndSources(transaction)
  await seedFigures(transaction)
  const products = new Map(
    (await transaction.product.findMany({ select: { id: true, key: true } })).map(({ id, key }) => [key, id]),
  )
  const articles = await readDemoJson<DemoArticle[]>('articles/articles.json')
  const covers = await readDemoJson<Record<string, DemoCover>>('articles/covers.json')
  for (const [position, article] of articles.entries()) {
    const bodies = await Promise.all(
      languages.map((language) => readDemoText(`articles/${article.key}.${language}.md`)),
    )
    const { id } = await transaction.article.create({
      select: { id: true },
      data: {
        key: article.key,
        authorKey: article.authorKey,
        position,
        publishedAt: dayOffset(seededAt, -article.publishedAt),
        reviewedOn: dayOffset(seededAt, -article.reviewedOn),
        translations: {
          create: languages.map((language, index) => {
            const { slug, title, summary, metaTitle, metaDescription } = article.translations[language]
            const texts = { slug, title, summary, metaTitle, metaDescription }
            return { language, ...texts, status: 'published' as const, body: bodies[index] ?? '' }
          }),
        },
        references: {
          create: article.references.map((referenceId, order) => ({ referenceId, position: order + 1 })),
        },
        pictures: { create: coverRows(covers[article.key]) },
        substances: { create: article.substances.map((substanceKey) => ({ substanceKey })) },
        products: {
          create: article.pairedProducts.flatMap((key, order) => {
            const productId = products.get(key)
            return productId === undefined ? [] : [{ productId, position: order }]
          }),
        },
      },
    })
    for (const language of languages) {
      const reason = article.pairingDecision?.reason[language]
      if (reason) await recordDecision(transaction, id, { language, reason })
    }
  }
}
