import 'server-only'
import { isLanguage, type Language } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Transaction } from '#platform/database.ts'
import type { Indexed } from '#shop/catalogue/search-queue.ts'
import { formName } from '#shop/nutrition/chemical-form.ts'
import { designation } from '#shop/nutrition/designation.ts'
import { dosageFormName } from '#shop/nutrition/dosage-form.ts'
import { plainIngredients } from '#shop/nutrition/ingredients.ts'
import { findNutrient, nutrientInSentence, nutrientName } from '#shop/nutrition/nutrient.ts'
import { joinSearchText, searchText, type SearchText } from './search-text.ts'

/**
 * Writes the folded text of one thing anew, or of everything. A product is found by what it is and what it is made of; no word
 * for a complaint leads to one, because that would be a claim (CLAIM-08).
 */
export async function rebuildSearch(transaction: Transaction, only?: Indexed): Promise<void> {
  await transaction.searchDocument.deleteMany({ where: { ...only } })
  // The database writes the words of what follows anew.
  if (!only) await transaction.searchWord.deleteMany()
  const key = only ? { key: only.key } : {}
  const documents = [
    ...(!only || only.kind === 'product' ? await productDocuments(transaction, key) : []),
    ...(!only || only.kind === 'article' ? await articleDocuments(transaction, key) : []),
    ...(!only || only.kind === 'substance' ? await substanceDocuments(transaction, key) : []),
  ]
  await transaction.searchDocument.createMany({ data: documents })
}

type Document = Prisma.SearchDocumentCreateManyInput

interface Found extends Indexed {
  /** Place in the shop's own order: of things that answer equally well the earlier comes first. */
  position: number
}

function documentOf(
  { position, ...thing }: Found,
  language: string,
  title: string,
  text: SearchText,
): Document {
  return { ...thing, language, title, folded: joinSearchText(text), weight: position }
}

/** Every way the language bends the name of a nutrient: a search must not depend on the case. */
function nutrientWords(nutrient: string, language: Language): string[] {
  if (!findNutrient(nutrient)) return []
  const cases = (['nominative', 'genitive', 'accusative'] as const).map((polishCase) =>
    nutrientInSentence(nutrient, language, polishCase),
  )
  return [nutrientName(nutrient, language), ...cases]
}

async function productDocuments(transaction: Transaction, where: { key?: string }): Promise<Document[]> {
  const products = await transaction.product.findMany({
    where,
    select: {
      key: true,
      position: true,
      brand: true,
      dosageForm: true,
      nutrients: { select: { nutrient: true, forms: true } },
      variants: {
        where: { archivedAt: null },
        select: { sku: true, gtin: true, translations: { select: { language: true, label: true } } },
      },
      translations: { where: { status: 'published' } },
    },
  })
  return products.flatMap((product) =>
    product.translations.flatMap((text) => {
      if (!isLanguage(text.language)) return []
      const language = text.language
      const names = [
        text.tagline,
        text.dosageFormLabel,
        dosageFormName(product.dosageForm, language),
        designation(language),
        text.nutrientCategory,
        product.brand,
        product.key,
        ...product.nutrients.flatMap(({ nutrient, forms }) => [
          ...nutrientWords(nutrient, language),
          ...forms.map((form) => formName(nutrient, form, language)),
        ]),
        ...product.variants.flatMap(({ sku, gtin, translations }) => [
          sku,
          gtin ?? '',
          ...translations.filter((other) => other.language === language).map(({ label }) => label),
        ]),
      ]
      const content = searchText(text.name, names, plainIngredients(text.ingredients))
      return documentOf(
        { kind: 'product', key: product.key, position: product.position },
        language,
        text.name,
        content,
      )
    }),
  )
}

async function articleDocuments(transaction: Transaction, where: { key?: string }): Promise<Document[]> {
  const articles = await transaction.article.findMany({
    where,
    select: {
      key: true,
      position: true,
      author: { select: { name: true } },
      substances: { select: { substanceKey: true } },
      translations: { where: { status: 'published' } },
    },
  })
  return articles.flatMap(({ key, position, author, substances, translations }) =>
    translations.flatMap((text) => {
      if (!isLanguage(text.language)) return []
      const language = text.language
      const names = substances.flatMap(({ substanceKey }) => nutrientWords(substanceKey, language))
      const content = searchText(
        text.title,
        [text.summary, author.name, ...names],
        wordsOfMarkdown(text.body),
      )
      return documentOf({ kind: 'article', key, position }, language, text.title, content)
    }),
  )
}

async function substanceDocuments(transaction: Transaction, where: { key?: string }): Promise<Document[]> {
  const substances = await transaction.substance.findMany({
    where,
    select: { key: true, position: true, translations: true },
  })
  return substances.flatMap(({ key, position, translations }) =>
    translations.flatMap((text) => {
      if (!isLanguage(text.language)) return []
      const names = [...nutrientWords(key, text.language), text.summary]
      const content = searchText(text.name, names, wordsOfMarkdown(text.body))
      return documentOf({ kind: 'substance', key, position }, text.language, text.name, content)
    }),
  )
}

/** Addresses, citations and figures are no words of the text. */
function wordsOfMarkdown(body: string): string {
  return body
    .replaceAll(/\[@[^\]]*\]/g, ' ')
    .replaceAll(/\]\([^)]*\)/g, '] ')
    .replaceAll(/https?:\S+/g, ' ')
}
