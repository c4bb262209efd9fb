import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { languagesServing } from './served-markets.ts'

/** In which languages one may write to the shop: those its pages speak where it sells. */
export function writtenLanguages(served: readonly Market[], locale: Locale): string {
  const t = translator(locale, 'legal')
  const listed = new Intl.ListFormat(locale, { type: 'disjunction' })
  const languages = listed.format(languagesServing(served).map((each) => t(`contact.inLanguage.${each}`)))
  return t('contact.languages', { languages })
}
