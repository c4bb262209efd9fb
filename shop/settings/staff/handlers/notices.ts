import 'server-only'
import { languages } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { acceptFile, findKeptFile, handOut } from '#platform/kept-file.ts'
import { acceptPicture, uploadLimit } from '#platform/pictures/accept-picture.ts'
import { done, readForm } from '#platform/submission.ts'
import { noticeLimit } from '#shop/legal/guarantee-notice.ts'
import { listGuaranteeNotices } from '#shop/legal/queries.ts'
import { nothingThere, refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { guaranteeNoticeInput } from '../../settings-input.ts'
import { saveGuaranteeNotice } from '../mutations/write-settings.ts'

const place = '/staff/settings/notices'

/** Takes the official notice on the legal guarantee in one language: sniffed, decoded and encoded anew as every picture. */
export const uploadNotice = staffHandler('settings:write', async (visit) => {
  const now = new Date()
  const limit = { bytes: uploadLimit, file: 'picture' }
  const form = await readForm(visit.request, 'notice', guaranteeNoticeInput, limit)
  const page = { location: place }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  if (form.file && form.file.size > noticeLimit)
    return refuseForm(visit, form.submission, [{ field: 'picture', key: 'noticeTooLarge' }], page)
  const kept = await acceptFile(form.file)
  const accepted = await acceptPicture(form.file)
  if (!accepted.ok)
    return refuseForm(visit, form.submission, [accepted.problem], { ...page, status: accepted.status })
  if (!kept.ok) throw new Error('a picture that can be decoded is a file that can be kept')
  try {
    const original = kept.file
    await saveGuaranteeNotice(visit.staff, { ...form.data, original, now }, accepted.picture)
    return done(form.submission, `${place}?done=${form.data.language}`)
  } finally {
    await accepted.picture.discard()
  }
})

/** The notice of a language as it was uploaded, to the byte. */
export const downloadNotice = staffHandler('settings:read', async ({ params }) => {
  const language = languages.find((each) => each === params.language)
  const notice = language && (await listGuaranteeNotices(database()))[language]
  const file = notice && (await findKeptFile(database(), notice.fingerprint))
  if (!file) return nothingThere()
  return handOut(file, `guarantee-${language}`)
})
