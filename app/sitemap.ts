import type { MetadataRoute } from 'next'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { markPublic } from '#platform/page-facts.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { localesServing } from '#shop/legal/served-markets.ts'
import { listPublicPages } from '#shop/search/queries/list-public-pages.ts'

export const dynamic = 'force-dynamic'

/** Every public page in every locale it is published in, each with its other languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  markPublic()
  const { origin } = environment().shopUrl
  const pages = await listPublicPages(database())
  const open: readonly string[] = localesServing(await findServedMarkets(database()))
  return pages.flatMap(({ addresses, changedAt }) => {
    const languages = Object.fromEntries(
      Object.entries(addresses).flatMap(([locale, address]) =>
        open.includes(locale) ? [[locale, origin + address]] : [],
      ),
    )
    return Object.values(languages).map((url) => ({
      url: escaped(url),
      ...(changedAt && { lastModified: changedAt }),
      alternates: {
        languages: Object.fromEntries(
          Object.entries(languages).map(([locale, address]) => [locale, escaped(address)]),
        ),
      },
    }))
  })
}

/** The framework writes addresses into the XML as they are. */
function escaped(url: string): string {
  return url.replaceAll('&', '&amp;')
}
