import 'server-only'
import { database } from '#platform/database.ts'
import { acceptPicture, uploadLimit } from '#platform/pictures/accept-picture.ts'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
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

const pageOf = (productId: number) => (productId === 0 ? '/staff/products' : picturesAddress(productId))

/** Takes a picture in: sniffed, measured, decoded and encoded anew, then shown at once (S-UPL). */
export const uploadPicture = staffHandler('media:write', async (visit) => {
  const { staff, request } = visit
  const form = await readForm(request, 'picture', newPictureInput, { bytes: uploadLimit, file: 'picture' })
  const { submission } = form
  const page = { location: pageOf(rowIdOf(submission.values.product)) }
  if (!form.ok) return refuseForm(visit, submission, form.problems, { ...page, status: form.status })
  const { product: productId, variant: variantId } = form.data
  const product = await findProductPictures(database(), staff, productId)
  if (!product) return refuseForm(visit, submission, [{ field: null, key: 'productGone' }], page)
  const shown = languagesOf(form.data.languages)
  const texts = alternativeTexts(form.data)
  const problems = alternativeTextProblems(texts, { shown, published: product.published })
  if (problems.length > 0) return refuseForm(visit, submission, problems, page)
  const read = await acceptPicture(form.file)
  if (!read.ok) return refuseForm(visit, submission, [read.problem], { ...page, status: read.status })
  const { picture } = read
  try {
    const added = await addPicture(staff, { productId, variantId, languages: shown, texts, picture })
    if (added.ok) return done(submission, picturesAddress(productId))
    const key = added.reason === 'product-gone' ? 'productGone' : 'variantGone'
    return await refuseForm(visit, submission, [{ field: null, key }], page)
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
  return staffHandler('media:write', async (visit) => {
    const { staff, request, params } = visit
    const slot = await findPictureOwner(database(), staff, rowIdOf(params.picture))
    const page = { location: pageOf(slot?.productId ?? 0) }
    const form = await readForm(request, `${name}-${params.picture ?? ''}`, schema)
    const { submission } = form
    if (!form.ok) return refuseForm(visit, submission, form.problems, { ...page, status: form.status })
    if (!slot)
      return refuseForm(visit, submission, [{ field: null, key: 'pictureGone' }], { ...page, status: 409 })
    const problems = await verb({ staff, slot, fields: form.data as Fields })
    if (problems.length > 0) return refuseForm(visit, submission, problems, page)
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
