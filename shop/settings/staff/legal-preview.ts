import type { Language } from '#i18n/locale.ts'
import type { LegalKind } from '#shop/legal/legal-text.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'

/** The form under which a legal text that is being written is kept for its preview. */
export const legalPreviewForm = 'legal-preview'

/** Under which key what somebody types is kept for the preview: one text per session. */
export function legalPreviewKey(
  { sessionId }: Pick<StaffMember, 'sessionId'>,
  { kind, language }: { kind: LegalKind; language: Language },
): string {
  return `${legalPreviewForm} ${sessionId} ${kind} ${language}`
}

export function legalTextAddress(kind: LegalKind, language: Language): string {
  return `/staff/settings/legal/${kind}/${language}`
}
