import 'server-only'
import { database } from '#platform/database.ts'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { findShelves } from '#shop/inventory/staff/queries/find-shelves.ts'
import { staffHandler, type StaffVisit } from '#shop/staff/session/staff-handler.ts'
import { readLetters } from '../list-letters.ts'
import { applyImport as apply, tryImport, type Applied } from '../mutations/import-products.ts'
import { productCsvHead, productCsvRows } from '../product-csv.ts'
import { productListInput } from '../product-input.ts'
import { productPlaces } from '../product-places.ts'
import { listProductRecords } from '../queries/find-record.ts'
import { refuseProductForm } from './answer-product.ts'

const importLimit = 8 * 1024 * 1024
const atOnce = 100

/** All products that are not archived, a hundred at a time: the list may be longer than the memory. */
async function* csvOf({ staff, locale }: StaffVisit): AsyncGenerator<string> {
  yield productCsvHead(locale)
  const now = new Date()
  for (let after = 0; ;) {
    const wanted = { id: { gt: after }, archivedAt: null }
    const records = await listProductRecords(database(), staff, wanted, atOnce)
    const ids = records.flatMap(({ variants }) => variants.map(({ id }) => id))
    yield productCsvRows(records, locale, { now, shelves: await findShelves(database(), staff, ids) })
    const last = records.at(-1)
    if (!last || records.length < atOnce) return
    after = last.id
  }
}

/** Gives out all products with their variants, texts and label facts for a spreadsheet. */
export const exportProducts = staffHandler('products:read', (visit) => {
  const parts = csvOf(visit)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done: isDone, value } = await parts.next()
      if (isDone) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  const day = new Date().toISOString().slice(0, 10)
  const headers = {
    'cache-control': 'private, no-store',
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="products-${day}.csv"`,
  }
  return Promise.resolve(new Response(body, { headers }))
})

/** Takes a list of products and shows what it would do; nothing is changed. */
export const tryProducts = staffHandler('products:write', async (visit) => {
  const limit = { bytes: importLimit, file: 'list' }
  const form = await readForm(visit.request, 'product-list', productListInput, limit)
  const { submission } = form
  const page = { location: productPlaces.import }
  if (!form.ok) return refuseProductForm(visit, submission, form.problems, { ...page, status: form.status })
  if (!form.file || form.file.size === 0)
    return refuseProductForm(visit, submission, [{ field: 'list', key: 'listMissing' }], page)
  const read = readLetters(await form.file.bytes(), visit.staff.language)
  if (!read.ok) {
    const key = read.reason === 'workbook' ? 'listWorkbook' : 'listLetters'
    return refuseProductForm(visit, submission, [{ field: 'list', key }], page)
  }
  const { text, letters } = read
  return done(submission, productPlaces.tried(await tryImport(visit.staff, text, new Date(), letters)))
})

function refusalOf(refused: Exclude<Applied, { ok: true }>): Problem {
  switch (refused.reason) {
    case 'unknown':
      return { field: null, key: 'importGone' }
    case 'has-problems':
      return { field: null, key: 'importHasProblems' }
    case 'edited-meanwhile':
      return refused.moved.length === 0
        ? { field: null, key: 'importOutdated' }
        : { field: null, key: 'importMoved', facts: { products: namesOf(refused.moved) } }
  }
}

const named = 10

const namesOf = (keys: readonly string[]) =>
  keys.length > named ? `${keys.slice(0, named).join(', ')} …` : keys.join(', ')

/** Does what was tried, whole or not at all. */
export const applyProducts = staffHandler('products:write', async (visit) => {
  const { id = '' } = visit.params
  const form = await readForm(visit.request, 'product-import', productListInput)
  const { submission } = form
  const page = { location: productPlaces.tried(id), status: 409 }
  if (!form.ok) return refuseProductForm(visit, submission, form.problems, { ...page, status: form.status })
  const applied = await apply(visit.staff, id, new Date())
  if (applied.ok) return done(submission, `${productPlaces.import}?done=${applied.products}`)
  return refuseProductForm(visit, submission, [refusalOf(applied)], page)
})
