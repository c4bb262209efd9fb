import createNextIntlPlugin from 'next-intl/plugin'
import { localizedRedirects, localizedRewrites } from './i18n/pathnames.js'

const withNextIntl = createNextIntlPlugin('./i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // The front keeps finished pages compressed; compressing here would be done twice.
  compress: false,
  generateEtags: false,
  // Pictures are encoded ahead and served as files: no optimizer at run time.
  images: { unoptimized: true },
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  devIndicators: false,
  async rewrites() {
    return { beforeFiles: localizedRewrites(), afterFiles: [], fallback: [] }
  },
  async redirects() {
    return localizedRedirects()
  },
}

export default withNextIntl(config)
