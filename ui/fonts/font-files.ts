/** Written by ui/fonts/subset.ts: the addresses of the fonts, for preloading. */
export const fontFiles: readonly string[] = [
  '/fonts/schibsted-grotesk-normal-latin.9048c7f3.woff2',
  '/fonts/schibsted-grotesk-normal-figures.db8c0168.woff2',
  '/fonts/schibsted-grotesk-normal-extended.7bdd6405.woff2',
  '/fonts/newsreader-normal-latin.11d7adf4.woff2',
  '/fonts/newsreader-normal-extended.66ceac84.woff2',
  '/fonts/newsreader-italic-latin.b2f60f66.woff2',
  '/fonts/newsreader-italic-extended.92cdc98f.woff2',
]
