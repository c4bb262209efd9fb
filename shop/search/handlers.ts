import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { isLocale, languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { clientAddressOf } from '#platform/submission.ts'
import { designation } from '#shop/nutrition/designation.ts'
import { suggest } from './queries/search-shop.ts'
import type { Suggestion } from './search-result.ts'
import { withinSearchLimit } from './session.ts'

/** Titles that begin to answer what somebody types, as `{ suggestions: [{ kind, title, note, href }], status }`. */
export async function suggestTitles(request: Request): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const locale = parameters.get('locale') ?? ''
  const typed = parameters.get('q') ?? ''
  if (!isLocale(locale)) return answer({ problem: 'locale' }, 400)
  if (typed.trim().length < 2) return answer({ suggestions: [], status: '' })
  const limit = await withinSearchLimit(clientAddressOf(request))
  if (!limit.ok) {
    return answer({ problem: 'too-many' }, 429, { 'retry-after': String(limit.retryAfterSeconds) })
  }
  const found = await suggest(database(), typed, locale)
  return answer({
    suggestions: found.map((suggestion) => linkTo(suggestion, locale)),
    status: translator(locale, 'search')('suggested', { count: found.length }),
  })
}

function linkTo({ kind, title, slug }: Suggestion, locale: Locale) {
  const t = translator(locale, 'search')
  // The designation goes wherever the name of a product goes (FOOD-03).
  const note = kind === 'product' ? designation(languageOf(locale)) : t(`kinds.${kind}`)
  return { kind, title, note, href: addressOf(locale, kind, { slug }) }
}

function answer(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}
