import type { Language } from '#i18n/locale.ts'

/** The pages of an article in the workshop. */
export const articlesAddress = '/staff/articles'

export function articleAddress(id: number): string {
  return `${articlesAddress}/${id}`
}

export function textAddress(id: number, language: Language): string {
  return `${articleAddress(id)}/${language}`
}

/** The page where a source of an article is mended, with its figures. */
export function sourceAddress(id: number, referenceId: string): string {
  return `${articleAddress(id)}/sources/${encodeURIComponent(referenceId)}`
}

export function sourceApi(id: number, referenceId: string, verb = ''): string {
  const place = `/staff/api/articles/${id}/sources/${encodeURIComponent(referenceId)}`
  return verb === '' ? place : `${place}/${verb}`
}

/** Whoever saves over somebody else's change is shown both. */
export function conflictPage(address: string) {
  return { location: `${address}?conflict=1`, status: 409, isOutdated: true }
}

/** Where the handlers of an article and of one of its texts are. */
export function articleApi(id: number, verb: string): string {
  return `/staff/api/articles/${id}/${verb}`
}

export function textApi(id: number, language: Language, verb = ''): string {
  return `/staff/api/articles/${id}/texts/${language}${verb === '' ? '' : `/${verb}`}`
}

/** Ids of the forms: handlers and pages have to agree. */
export const textForm = (id: number, language: Language) => `text-${id}-${language}`
export const factsForm = (id: number) => `facts-${id}`
export const coverForm = (id: number) => `cover-${id}`
export const sourceForm = (id: number) => `source-${id}`
export const decisionForm = (id: number, language: Language) => `decision-${id}-${language}`
export const sourceChangeForm = (referenceId: string) => `source-change-${referenceId}`
/** A figure's form; the one for a new figure names none. */
export const figureForm = (referenceId: string, figure: string) => `figure-${referenceId}-${figure}`
export const figureRemovalForm = (referenceId: string) => `figures-${referenceId}`
