import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { textHash } from '../../article.ts'
import { findArticleWords } from '../../queries/find-article.ts'
import type { TextPlace } from './save-text.ts'
import { completeChange, lockArticle } from './article-change.ts'

/** Pairs an article with a product by hand, parts them, or moves the product one place forward. */
export async function changePairedProduct(
  staff: StaffMember,
  id: number,
  { product, action }: { product: number; action: 'add' | 'remove' | 'up' },
): Promise<boolean> {
  insistOn(staff, 'articles:write')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, id)
    if (!article || (await transaction.product.count({ where: { id: product } })) === 0) return false
    const rows = await transaction.articleProduct.findMany({
      where: { articleId: id },
      orderBy: { position: 'asc' },
      select: { productId: true },
    })
    const order = rows.map(({ productId }) => productId)
    const place = order.indexOf(product)
    if (action === 'add' && place === -1) order.push(product)
    if (action === 'remove' && place !== -1) order.splice(place, 1)
    if (action === 'up' && place > 0) order.splice(place - 1, 0, ...order.splice(place, 1))
    await transaction.articleProduct.deleteMany({ where: { articleId: id } })
    await transaction.articleProduct.createMany({
      data: order.map((productId, position) => ({ articleId: id, productId, position })),
    })
    await completeChange(transaction, staff, article, {
      action: 'article.products-changed',
      after: { product, action },
    })
    return true
  })
}

/**
 * Records the owner's decision that this very text, which names a disease, may stand beside products (CLAIM-09). It says who,
 * when, why and about which text, cannot be rewritten, and lapses with the next change of a word.
 */
export async function decidePairing(
  staff: StaffMember,
  { id, language }: TextPlace,
  { hash, reason }: { hash: string; reason: string },
): Promise<{ ok: true } | { ok: false; reason: 'article-gone' | 'edited-meanwhile' }> {
  insistOn(staff, 'articles:decide-pairing')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, id)
    const words = article && (await findArticleWords(transaction, id, language))
    if (!article || !words) return { ok: false, reason: 'article-gone' }
    if (textHash(words) !== hash) return { ok: false, reason: 'edited-meanwhile' }
    await transaction.pairingDecision.create({
      data: { articleId: id, language, textHash: hash, reason, decidedBy: actorOf(staff) },
    })
    await completeChange(transaction, staff, article, {
      action: 'article.pairing-decided',
      after: { language, hash },
    })
    return { ok: true }
  })
}
