import { createTranslator } from 'use-intl/core'
import { languageOf, type Locale } from './locale.ts'
import { messages, type Namespace } from './messages.ts'

/** Interface strings outside of a page: handlers, mails, jobs. A missing string throws. */
export function translator<Name extends Namespace>(locale: Locale, namespace: Name) {
  return createTranslator({
    locale,
    namespace,
    messages: messages[languageOf(locale)],
    timeZone: 'Europe/Warsaw',
    onError: (error) => {
      throw error
    },
  })
}
