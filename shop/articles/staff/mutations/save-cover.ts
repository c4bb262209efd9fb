import 'server-only'
import { languages } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import type { PreparedPicture } from '#platform/pictures/picture-store.ts'
import { lockUpload } from '#platform/pictures/upload-lock.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { CoverTexts } from '../cover.ts'
import { completeChange, lockArticle } from './article-change.ts'

export type SavedCover = { ok: true } | { ok: false; reason: 'article-gone' | 'no-cover' }

/** Gives an article a cover, or the one it has new words. The files stand in their place before a row names them. */
export async function saveCover(
  staff: StaffMember,
  articleId: number,
  { texts, picture }: { texts: CoverTexts; picture: PreparedPicture | null },
): Promise<SavedCover> {
  insistOn(staff, 'media:write')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, articleId)
    if (!article) return { ok: false, reason: 'article-gone' }
    const shown = picture ?? (await transaction.articlePicture.findFirst({ where: { articleId } }))
    if (!shown) return { ok: false, reason: 'no-cover' }
    if (picture) {
      await lockUpload(transaction, picture.file)
      await picture.publish()
    }
    const { file, width, height, widths } = shown
    await transaction.articlePicture.deleteMany({ where: { articleId } })
    await transaction.articlePicture.createMany({
      data: languages
        .filter((language) => texts[language] !== '')
        .map((language) => ({ articleId, language, file, width, height, widths, alt: texts[language] })),
    })
    const action = picture ? 'article.cover-added' : 'article.cover-described'
    await completeChange(transaction, staff, article, { action, after: { file, ...texts } })
    return { ok: true }
  })
}

/** Takes the cover off the pages; its files go with the next cleaning. */
export async function removeCover(staff: StaffMember, articleId: number): Promise<SavedCover> {
  insistOn(staff, 'media:write')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, articleId)
    if (!article) return { ok: false, reason: 'article-gone' }
    const { count } = await transaction.articlePicture.deleteMany({ where: { articleId } })
    if (count === 0) return { ok: false, reason: 'no-cover' }
    await completeChange(transaction, staff, article, {
      action: 'article.cover-removed',
      after: { pictures: count },
    })
    return { ok: true }
  })
}
