import { addressOf, type RouteName } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Trader } from '#shop/legal/trader.ts'
import type { Block } from './letter.ts'

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

/** The foot of every letter: why it came, who sells (CONS-01), where the withdrawal function is (WD-03). */
export function letterFooter(post: Post, reason: Reason): Block[] {
  const { trader, locale } = post
  const t = translator(locale, 'mail')
  const language = languageOf(locale)
  const identity = [
    `${trader.company}${trader.fictional ? ` (${t('footer.fictional')})` : ''}`,
    trader.address[language],
    t('footer.email', { email: trader.email }),
    t('footer.phone', { phone: trader.phone }),
    t('footer.register', { number: trader.registerNumber, court: trader.registerCourt[language] }),
    t('footer.taxNumber', { number: trader.taxNumber }),
    t('footer.vatNumber', { number: trader.vatNumber }),
  ]
  return [
    ...(post.isDemo ? [{ kind: 'quiet' as const, text: t('demo.notice') }] : []),
    { kind: 'quiet', text: t(`why.${reason}`) },
    { kind: 'quiet', text: `${t('footer.seller')}: ${identity.join('\n')}` },
    { kind: 'link', label: t('footer.withdrawal'), url: linkTo(post, 'withdrawal') },
    { kind: 'link', label: t('footer.terms'), url: linkTo(post, 'terms') },
    { kind: 'link', label: t('footer.privacy'), url: linkTo(post, 'privacy') },
    { kind: 'quiet', text: t('footer.noAdvertising') },
  ]
}

/** The opening and the closing that all letters share. */
export function letterFrame(post: Post, blocks: Block[]): Block[] {
  const t = translator(post.locale, 'mail')
  return [
    { kind: 'paragraph', text: t('greeting') },
    ...blocks,
    { kind: 'paragraph', text: t('reply', { phone: post.trader.phone }) },
    { kind: 'paragraph', text: `${t('closing')}\n${t('signature')}` },
  ]
}
