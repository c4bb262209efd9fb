/** Written by ui/fonts/subset.ts: the addresses of the fonts, for preloading. */
export const fontFiles: readonly string[] = [
  '/fonts/schibsted-grotesk-normal-latin.651157bf.woff2',
  '/fonts/schibsted-grotesk-normal-figures.d729d3dd.woff2',
  '/fonts/schibsted-grotesk-normal-western.b2ac0207.woff2',
  '/fonts/schibsted-grotesk-normal-extended.7bdd6405.woff2',
  '/fonts/newsreader-normal-latin.461ba29e.woff2',
  '/fonts/newsreader-normal-western.eeb7e5a5.woff2',
  '/fonts/newsreader-normal-extended.66ceac84.woff2',
  '/fonts/newsreader-italic-latin.4cee9b36.woff2',
  '/fonts/newsreader-italic-western.f8d68770.woff2',
  '/fonts/newsreader-italic-extended.92cdc98f.woff2',
]
