import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { isLocale, type Locale } from '#i18n/locale.ts'
import { negotiateLocale } from '#i18n/negotiation.ts'
import { noLocale } from '#i18n/pathnames.js'
import { database } from '#platform/database.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { localesServing } from '#shop/legal/served-markets.ts'

/** The locale an address names; where it names none, the one the reader's browser asks for. */
export async function readerLocale(given: string): Promise<Locale> {
  if (isLocale(given)) return given
  if (given !== noLocale) notFound()
  const served = await findServedMarkets(database())
  return negotiateLocale((await headers()).get('accept-language'), localesServing(served))
}
