import { languages, type Language } from '#i18n/locale.ts'

/**
 * The official harmonised notice on the legal guarantee in one language, as the owner uploaded it: never drawn by the shop
 * (Reg. (EU) 2025/1960 Annex I, CONS-07).
 */
export interface GuaranteeNotice {
  /** Path under /pictures without width and extension. */
  file: string
  width: number
  height: number
  widths: readonly number[]
  /** Everything the notice says, for who cannot see it. */
  text: string
  /** SHA-256 of the file as it was uploaded, to be held against the official one; the file is kept under it. */
  fingerprint: string
  /** ISO moment. */
  uploadedAt: string
}

/** The file goes with every confirmation of an order: larger ones many mailboxes refuse. */
export const noticeLimit = 4 * 1024 * 1024

export type GuaranteeNotices = Partial<Record<Language, GuaranteeNotice>>

export const guaranteeNoticeTag = 'guarantee-notice'

/** The notices of a stored setting. */
export function guaranteeNoticesIn(value: unknown): GuaranteeNotices {
  const stored = (typeof value === 'object' && value !== null ? value : {}) as GuaranteeNotices
  const known = languages.flatMap((language) => (stored[language] ? [[language, stored[language]]] : []))
  return Object.fromEntries(known) as GuaranteeNotices
}
