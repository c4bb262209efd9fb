import { getRequestConfig } from 'next-intl/server'
import { defaultLocale, isLocale, languageOf } from './locale.ts'
import { messages } from './messages.ts'

export default getRequestConfig(async ({ locale: explicit, requestLocale }) => {
  const requested = explicit ?? (await requestLocale) ?? ''
  const locale = isLocale(requested) ? requested : defaultLocale
  return {
    locale,
    messages: messages[languageOf(locale)],
    timeZone: 'Europe/Warsaw',
    onError: (error) => {
      throw error
    },
  }
})
