import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { locales, type Language, type Locale } from '#i18n/locale.ts'
import { negotiateLocale } from '#i18n/negotiation.ts'
import { bindWords } from '#i18n/typography.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { drawHousePicture } from '#platform/pictures/house-picture.ts'
import { findServedMarkets, findShopFront } from './queries.ts'
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

/** The picture that links to the shop are shown with: its name and its motto, in its own words. */
export async function sendSharedPicture(language: Language): Promise<Response> {
  const { name, tagline } = await findShopFront(database())
  if (name === '') return new Response(null, { status: 404 })
  const picture = await drawHousePicture({ name, line: bindWords(tagline[language]) })
  return new Response(new Uint8Array(picture), {
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=86400' },
  })
}
