import 'server-only'
import { languages, type Language } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { listWordingConfirmations } from '#shop/claims/queries/list-wording-confirmations.ts'
import { unitOf } from '#shop/nutrition/nutrient-amount.ts'
import { substancesTag } from '../cache.ts'
import type { FoodReference, FoodSource, Substance, SubstanceCard } from '../substance.ts'

interface StoredFoods {
  referenceId: string
  rows: { food: Record<Language, string>; amountPer100: number; unit: string }[]
}

/** The substance at an address; notes what its page depends on. */
export async function findSubstance(
  database: Database,
  slug: string,
  language: Language,
): Promise<Substance | null> {
  const row = await database.substance.findFirst({
    relationLoadStrategy: 'join',
    where: { translations: { some: { language, slug } } },
    select: { key: true, foodSources: true, translations: true },
  })
  const text = row?.translations.find((translation) => translation.language === language)
  if (!row || !text) return null
  dependsOn([substancesTag])
  const foods = storedFoods(row.foodSources)
  return {
    key: row.key,
    language,
    slug: text.slug,
    name: text.name,
    summary: text.summary,
    body: text.body,
    foods: foods.rows.map((food) => foodIn(food, language)),
    foodReference: await findFoodReference(database, foods.referenceId),
    confirmedWordings: await listWordingConfirmations(database, language),
    slugs: Object.fromEntries(
      languages.flatMap((other) => {
        const translation = row.translations.find((candidate) => candidate.language === other)
        return translation ? [[other, translation.slug]] : []
      }),
    ),
  }
}

/** All substances in the shop's order, or those with the given keys. */
export async function listSubstances(
  database: Database,
  language: Language,
  keys?: readonly string[],
): Promise<SubstanceCard[]> {
  const rows = await database.substanceTranslation.findMany({
    where: { language, ...(keys && { substanceKey: { in: [...keys] } }) },
    orderBy: { substance: { position: 'asc' } },
    select: { substanceKey: true, slug: true, name: true, summary: true },
  })
  dependsOn([substancesTag])
  return rows.map(({ substanceKey, ...text }) => ({ key: substanceKey, ...text }))
}

async function findFoodReference(database: Database, id: string): Promise<FoodReference | null> {
  return database.reference.findUnique({
    where: { id },
    select: { title: true, authors: true, containerTitle: true, year: true, url: true, language: true },
  })
}

function storedFoods(json: Prisma.JsonValue): StoredFoods {
  const isStored = json !== null && typeof json === 'object' && 'rows' in json && 'referenceId' in json
  if (!isStored) throw new Error('the food sources of a substance have another shape')
  return json as unknown as StoredFoods
}

function foodIn({ food, amountPer100, unit }: StoredFoods['rows'][number], language: Language): FoodSource {
  const known = unitOf(unit)
  if (!known) throw new Error(`unknown unit ${unit}`)
  return { food: food[language], amountPer100, unit: known }
}
