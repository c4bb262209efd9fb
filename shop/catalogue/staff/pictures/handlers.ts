import 'server-only'
import { problemTranslator } from '#i18n/problem.ts'
import type { Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { acceptPicture, uploadLimit } from '#platform/pictures/accept-picture.ts'
import { done, invalid, readForm, type Problem, type Submission } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { staffHandler, type StaffHandler } from '#shop/staff/session/staff-handler.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { picturesAddress } from './address.ts'
import { addPicture, describePicture, movePicture, removePicture } from './mutations.ts'
import {
  alternativeTextProblems,
  alternativeTexts,
  languagesOf,
  newPictureInput,
  pictureMoveInput,
  pictureRemovalInput,
  pictureTextInput,
} from './picture-input.ts'
import { findPictureOwner, findProductPictures } from './queries.ts'

function refuse(
  submission: Submission,
  problems: Problem[],
  { productId, locale, status }: { productId: number | null; locale: Locale; status: number },
): Promise<Response> {
  const location = productId === null ? '/staff/products' : picturesAddress(productId)
  return invalid(submission, problems, { location, translate: problemTranslator(locale), status })
}

/** Takes a picture in: sniffed, measured, decoded and encoded anew, then shown at once (S-UPL). */
export const uploadPicture = staffHandler('media:write', async ({ staff, request, locale }) => {
  const form = await readForm(request, 'picture', newPictureInput, { bytes: uploadLimit, file: 'picture' })
  const { submission } = form
  const refusal = { productId: rowIdOf(submission.values.product) || null, locale }
  if (!form.ok) return refuse(submission, form.problems, { ...refusal, status: form.status })
  const { product: productId, variant: variantId } = form.data
  const product = await findProductPictures(database(), staff, productId)
  if (!product) return refuse(submission, [{ field: null, key: 'productGone' }], { ...refusal, status: 422 })
  const shown = languagesOf(form.data.languages)
  const texts = alternativeTexts(form.data)
  const problems = alternativeTextProblems(texts, { shown, published: product.published })
  if (problems.length > 0) return refuse(submission, problems, { ...refusal, status: 422 })
  const read = await acceptPicture(form.file)
  if (!read.ok) return refuse(submission, [read.problem], { ...refusal, status: read.status })
  const { picture } = read
  try {
    const added = await addPicture(staff, { productId, variantId, languages: shown, texts, picture })
    if (added.ok) return done(submission, picturesAddress(productId))
    const key = added.reason === 'product-gone' ? 'productGone' : 'variantGone'
    return await refuse(submission, [{ field: null, key }], { ...refusal, status: 422 })
  } finally {
    await picture.discard()
  }
})

interface PictureVisit<Fields> {
  staff: StaffMember
  slot: { productId: number; position: number }
  fields: Fields
}

type Verb<Fields> = (visit: PictureVisit<Fields>) => Promise<Problem[]>

/** A form about one picture that is there already. */
function pictureHandler<Schema extends Parameters<typeof readForm>[2], Fields>(
  { form: name, schema }: { form: string; schema: Schema },
  verb: Verb<Fields>,
): StaffHandler {
  return staffHandler('media:write', async ({ staff, request, params, locale }) => {
    const slot = await findPictureOwner(database(), staff, rowIdOf(params.picture))
    const productId = slot?.productId ?? null
    const form = await readForm(request, `${name}-${params.picture ?? ''}`, schema)
    const { submission } = form
    if (!form.ok) return refuse(submission, form.problems, { productId, locale, status: form.status })
    if (!slot)
      return refuse(submission, [{ field: null, key: 'pictureGone' }], { productId, locale, status: 409 })
    const problems = await verb({ staff, slot, fields: form.data as Fields })
    if (problems.length > 0) return refuse(submission, problems, { productId, locale, status: 422 })
    return done(submission, picturesAddress(slot.productId))
  })
}

export const describe = pictureHandler(
  { form: 'picture-text', schema: pictureTextInput },
  async ({ staff, slot, fields }: PictureVisit<Zod<typeof pictureTextInput>>) => {
    const product = await findProductPictures(database(), staff, slot.productId)
    const found = product?.slots.find(({ position }) => position === slot.position)
    if (!product || !found) return [{ field: null, key: 'pictureGone' }]
    const shown = languagesOf('all').filter((language) => found.pictures[language])
    const texts = alternativeTexts(fields)
    const problems = alternativeTextProblems(texts, { shown, published: product.published })
    if (problems.length > 0) return problems
    const written = await describePicture(staff, slot, { texts, variantId: fields.variant })
    return written.ok ? [] : [{ field: null, key: 'variantGone' }]
  },
)

export const move = pictureHandler(
  { form: 'picture-move', schema: pictureMoveInput },
  async ({ staff, slot, fields }: PictureVisit<Zod<typeof pictureMoveInput>>) => {
    await movePicture(staff, slot, fields.direction)
    return []
  },
)

export const remove = pictureHandler(
  { form: 'picture-removal', schema: pictureRemovalInput },
  async ({ staff, slot, fields }: PictureVisit<Zod<typeof pictureRemovalInput>>) => {
    await removePicture(staff, slot, languagesOf(fields.languages))
    return []
  },
)

type Zod<Schema extends { _output: unknown }> = Schema['_output']
