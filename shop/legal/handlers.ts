import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { locales, type Locale } from '#i18n/locale.ts'
import { negotiateLocale } from '#i18n/negotiation.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { findServedMarkets } from './queries.ts'
import { localesServing } from './served-markets.ts'

/** Pages that are kept are shown without the database; the way to them must not need it either. */
async function openLocales(): Promise<readonly Locale[]> {
  try {
    return localesServing(await findServedMarkets(database()))
  } catch (error) {
    logger.warn({ err: error }, 'the markets served could not be read')
    return locales
  }
}

/** Leads a reader to the front page in the language the browser asks for, of a market that is served. */
export async function leadHome(request: Request): Promise<Response> {
  const locale = negotiateLocale(request.headers.get('accept-language'), await openLocales())
  return new Response(null, {
    status: 307,
    headers: { location: addressOf(locale, 'home'), vary: 'Accept-Language', 'cache-control': 'no-store' },
  })
}
