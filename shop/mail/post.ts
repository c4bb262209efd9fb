import { addressOf, type RouteName } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { namedPackagingNumbers } from '#shop/legal/packaging-number.ts'
import { registerCountry, shopFrontOf, type Trader } from '#shop/legal/trader.ts'
import type { Block, SetLetter } from './letter.ts'
import { setLetter } from './set-letter.ts'

/** Why somebody gets a letter; said at the foot of each. */
export type Reason =
  | 'order'
  | 'withdrawal'
  | 'complaint'
  | 'findOrder'
  | 'comment'
  | 'report'
  | 'confirmation'
  | 'privacy'
  | 'staff'

export interface Post {
  locale: Locale
  trader: Trader
  shopUrl: URL
  isDemo: boolean
}

/** A full address of the shop, for letters. */
export function linkTo(
  post: Pick<Post, 'locale' | 'shopUrl'>,
  route: RouteName,
  parameters?: Record<string, string>,
): string {
  return new URL(addressOf(post.locale, route, parameters), post.shopUrl).toString()
}

/** Under which numbers the trader stands in registers, as far as it does. */
function registration({ trader, locale }: Post): string[] {
  const t = translator(locale, 'mail')
  const country = registerCountry(trader)
  const { registerNumber, taxNumber } = trader
  const court = trader.registerCourt[languageOf(locale)]
  const register = t('footer.register', { country, number: registerNumber })
  return [
    ...(registerNumber ? [[register, court].filter(Boolean).join(', ')] : []),
    ...(taxNumber ? [t('footer.taxNumber', { country, number: taxNumber })] : []),
  ]
}

/** The foot of every letter: why it came, who sells (CONS-01), where the withdrawal function is (WD-03). */
function letterFooter(post: Post, reason: Reason): Block[] {
  const { trader, locale } = post
  const t = translator(locale, 'mail')
  const language = languageOf(locale)
  const identity = [
    `${trader.company}${trader.fictional ? ` (${t('footer.fictional')})` : ''}`,
    trader.address[language],
    t('footer.email', { email: trader.email }),
    t('footer.phone', { phone: trader.phone }),
    ...registration(post),
    t('footer.vatNumber', { number: trader.vatNumber }),
    ...namedPackagingNumbers(trader.packagingNumbers).map((named) => t('footer.packagingRegister', named)),
  ]
  return [
    { kind: 'quiet', text: t(`why.${reason}`) },
    {
      kind: 'links',
      links: [
        [t('footer.withdrawal'), linkTo(post, 'withdrawal')],
        [t('footer.terms'), linkTo(post, 'terms')],
        [t('footer.privacy'), linkTo(post, 'privacy')],
      ],
    },
    { kind: 'quiet', text: `${t('footer.seller')}: ${identity.join('\n')}` },
    { kind: 'quiet', text: t('footer.noAdvertising') },
    ...(post.isDemo ? [{ kind: 'quiet' as const, text: t('demo.notice') }] : []),
  ]
}

/** What a letter says beside what all of them say. */
export interface LetterWords {
  subject: string
  preheader: string
  blocks: Block[]
  appendix?: Block[]
}

/** The greeting, under the title, and the closing that all letters share. */
function framed(post: Post, blocks: Block[]): Block[] {
  const t = translator(post.locale, 'mail')
  const titles = blocks.filter(({ kind }) => kind === 'title')
  return [
    ...titles,
    { kind: 'paragraph', text: t('greeting') },
    ...blocks.filter((block) => !titles.includes(block)),
    { kind: 'paragraph', text: t('reply', { phone: post.trader.phone.replaceAll(' ', '\u00a0') }) },
    {
      kind: 'paragraph',
      text: `${t('closing')}\n${t('signature', { shop: shopFrontOf(post.trader).name })}`,
    },
  ]
}

/** A letter to somebody in the language of the post, with what stands at the head and the foot of each. */
export function letterTo(
  post: Post,
  to: string,
  reason: Reason,
  { blocks, ...words }: LetterWords,
): SetLetter & { to: string; language: string } {
  const language = languageOf(post.locale)
  const shop = shopFrontOf(post.trader)
  const set = setLetter({
    ...words,
    language,
    brand: shop.name,
    tagline: shop.tagline[language],
    blocks: framed(post, blocks),
    footer: letterFooter(post, reason),
  })
  return { to, language, ...set }
}
