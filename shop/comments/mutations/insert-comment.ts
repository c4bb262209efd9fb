import 'server-only'
import { languageOf } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import type { HeldReason, NewComment } from '../comment.ts'

interface Insertion {
  comment: NewComment
  heldReasons: readonly HeldReason[]
  clientAddress: string
  submissionKey: string
  /** Tell the address that was typed what was received. */
  isAcknowledged: boolean
}

/** Writes a waiting comment with its acknowledgement; sent again, it is the same comment. */
export async function insertComment(insertion: Insertion): Promise<{ id: string; isNew: boolean }> {
  const { comment, heldReasons, clientAddress, submissionKey, isAcknowledged } = insertion
  const { locale, email } = comment
  return inTransaction(async (transaction) => {
    const { count } = await transaction.comment.createMany({
      data: [
        {
          ...comment,
          language: languageOf(locale),
          address: clientAddress,
          heldReasons: [...heldReasons],
          submissionId: submissionKey,
        },
      ],
      skipDuplicates: true,
    })
    const { id } = await transaction.comment.findUniqueOrThrow({
      where: { submissionId: submissionKey },
      select: { id: true },
    })
    if (count > 0 && isAcknowledged) {
      await queueMail(transaction, {
        dedupeKey: `comment-received:${id}`,
        kind: 'comment-received',
        locale,
        recipient: email,
        facts: { commentId: id },
      })
    }
    return { id, isNew: count > 0 }
  })
}
