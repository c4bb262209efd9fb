import type { MetadataRoute } from 'next'
import { environment } from '#platform/environment.ts'
import { markPublic } from '#platform/page-facts.ts'
import { closedPaths } from '#shop/search/public-pages.ts'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  markPublic()
  return {
    rules: { userAgent: '*', disallow: closedPaths() },
    sitemap: `${environment().shopUrl.origin}/sitemap.xml`,
  }
}
