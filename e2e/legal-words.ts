import { languageOf, type Language, type Locale } from '#i18n/locale.ts'

type Words = Record<Language, string>

/** Words the law gives; written out here, so that a change of the messages is noticed. */
const words = {
  /** Directive 2011/83/EU art. 8(2), art. 17 of the Polish act, art. 6:230v BW. */
  order: {
    pl: 'Zamówienie z obowiązkiem zapłaty',
    nl: 'Bestelling met betalingsverplichting',
    en: 'Order with obligation to pay',
  },
  /** Art. 11a: the way in and the confirmation. */
  withdraw: {
    pl: 'Odstąp od umowy tutaj',
    nl: 'Hier de overeenkomst herroepen',
    en: 'Withdraw from contract here',
  },
  confirmWithdrawal: {
    pl: 'Potwierdź odstąpienie od umowy',
    nl: 'Herroeping bevestigen',
    en: 'Confirm withdrawal',
  },
  /** Directive 2002/46/EC art. 6. */
  designation: { pl: 'Suplement diety', nl: 'Voedingssupplement', en: 'Food supplement' },
} satisfies Record<string, Words>

export function legalWords(name: keyof typeof words, locale: Locale): string {
  return words[name][languageOf(locale)]
}
