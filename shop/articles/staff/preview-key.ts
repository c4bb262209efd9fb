import type { Language } from '#i18n/locale.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'

/** Under which key what somebody types is kept for the preview: one text per session. */
export function previewKey(
  { sessionId }: Pick<StaffMember, 'sessionId'>,
  { id, language }: { id: number; language: Language },
): string {
  return `preview ${sessionId} ${id} ${language}`
}
