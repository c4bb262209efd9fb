import createNextIntlPlugin from 'next-intl/plugin'
import { localizedRedirects, localizedRewrites, personalSources } from './i18n/pathnames.js'

const withNextIntl = createNextIntlPlugin('./i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Loads parts of itself by name, which a bundle would lose.
  serverExternalPackages: ['pdfkit', 'fontkit'],
  // The front keeps finished pages compressed; compressing here would be done twice.
  compress: false,
  generateEtags: false,
  // Pictures are encoded ahead and served as files: no optimizer at run time.
  images: { unoptimized: true },
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  devIndicators: false,
  // Metadata belongs into the head for everybody: pages are kept whole, never streamed.
  htmlLimitedBots: /.*/,
  async rewrites() {
    // After files: a rewrite that led to a page is the last one. `/en-pl/…` would match again, whatever its case.
    return { beforeFiles: [], afterFiles: localizedRewrites(), fallback: [] }
  },
  async headers() {
    // The link is the key to the order: it must not travel to other sites.
    const privately = [
      { key: 'Referrer-Policy', value: 'same-origin' },
      { key: 'X-Robots-Tag', value: 'noindex' },
      { key: 'Cache-Control', value: 'private, no-store' },
    ]
    return personalSources().map((source) => ({ source, headers: privately }))
  },
  async redirects() {
    return localizedRedirects()
  },
}

export default withNextIntl(config)
