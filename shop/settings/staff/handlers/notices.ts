import 'server-only'
import { createHash } from 'node:crypto'
import { acceptPicture, uploadLimit } from '#platform/pictures/accept-picture.ts'
import { done, readForm } from '#platform/submission.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { guaranteeNoticeInput } from '../../settings-input.ts'
import { saveGuaranteeNotice } from '../mutations/write-settings.ts'

const place = '/staff/settings/notices'

/** Takes the official notice on the legal guarantee in one language: sniffed, decoded and encoded anew as every picture. */
export const uploadNotice = staffHandler('settings:write', async (visit) => {
  const limit = { bytes: uploadLimit, file: 'picture' }
  const form = await readForm(visit.request, 'notice', guaranteeNoticeInput, limit)
  const page = { location: place }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const accepted = await acceptPicture(form.file)
  if (!accepted.ok)
    return refuseForm(visit, form.submission, [accepted.problem], { ...page, status: accepted.status })
  try {
    const bytes = (await form.file?.bytes()) ?? new Uint8Array()
    const fingerprint = createHash('sha256').update(bytes).digest('hex')
    await saveGuaranteeNotice(visit.staff, { ...form.data, fingerprint, now: new Date() }, accepted.picture)
    return done(form.submission, `${place}?done=${form.data.language}`)
  } finally {
    await accepted.picture.discard()
  }
})
