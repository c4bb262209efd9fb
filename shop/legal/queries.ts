import 'server-only'
import { cache } from 'react'
import type { Language, Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { remember } from '#platform/remembered-answers.ts'
import { legalTag, type LegalKind, type LegalText } from './legal-text.ts'
import { guaranteeNoticesIn, guaranteeNoticeTag, type GuaranteeNotices } from './guarantee-notice.ts'
import { packagingNumbersIn, type PackagingNumbers } from './packaging-number.ts'
import { servedMarketsIn, servedMarketsTag } from './served-markets.ts'
import { shopFrontOf, traderTag, type SaidTrader, type ShopFront, type Trader } from './trader.ts'

/** The text in force in a language, and the moment the next version takes its place. */
export async function findLegalText(
  database: Database,
  kind: LegalKind,
  language: Language,
  now = new Date(),
): Promise<LegalText | null> {
  const rows = await database.legalText.findMany({
    where: { kind, language },
    orderBy: { validFrom: 'asc' },
  })
  dependsOn([legalTag(kind)], rows.find((row) => row.validFrom > now)?.validFrom ?? null)
  const current = rows.findLast((row) => row.validFrom <= now)
  return current ? { ...current, kind } : null
}

async function readHouse(database: Database) {
  dependsOn([traderTag, servedMarketsTag])
  const keys = ['trader', 'servedMarkets', 'packagingNumbers']
  const rows = await database.setting.findMany({ where: { key: { in: keys } } })
  const valueOf = (name: string): unknown => rows.find(({ key }) => key === name)?.value ?? null
  const said = valueOf('trader') as SaidTrader | null
  const packagingNumbers = packagingNumbersIn(valueOf('packagingNumbers'))
  return {
    trader: said && { ...said, packagingNumbers },
    packagingNumbers,
    servedMarkets: servedMarketsIn(valueOf('servedMarkets')),
  }
}

// One reading serves all parts of a page.
const readHouseOnce = cache(readHouse)
const rememberHouse = cache((database: Database) => remember('house', () => readHouse(database)))

/** The markets this shop sells to; an owner chooses them. */
export async function findServedMarkets(database: Database): Promise<readonly Market[]> {
  return (await readHouseOnce(database)).servedMarkets
}

/** The shop's numbers in the registers of packaging, by market. */
export async function findPackagingNumbers(database: Database): Promise<PackagingNumbers> {
  return (await readHouseOnce(database)).packagingNumbers
}

/** The same as pages tell of them. */
export async function findShownMarkets(database: Database): Promise<readonly Market[]> {
  return (await rememberHouse(database)).servedMarkets
}

/** Whether the shop has said who sells: before that nothing is shown or sold (Directive 2000/31/EC art. 5). */
export async function hasTrader(database: Database): Promise<boolean> {
  return (await rememberHouse(database)).trader !== null
}

/** The trader's identity; a shop without one cannot open. */
export async function findTrader(database: Database): Promise<Trader> {
  return named(await readHouseOnce(database))
}

/** The same as pages tell of it. */
export async function findShownTrader(database: Database): Promise<Trader> {
  return named(await rememberHouse(database))
}

/** What stands over the door, as pages tell of it; nothing before the shop has said who sells. */
export async function findShopFront(database: Database): Promise<ShopFront> {
  const { trader } = await rememberHouse(database)
  return shopFrontOf(trader ?? { company: '' })
}

function named({ trader }: { trader: Trader | null }): Trader {
  if (!trader) throw new Error('the setting "trader" is missing')
  return trader
}

/** The official notices on the legal guarantee that have been uploaded, by language. */
export async function listGuaranteeNotices(database: Database): Promise<GuaranteeNotices> {
  dependsOn([guaranteeNoticeTag])
  const row = await database.setting.findUnique({ where: { key: 'guaranteeNotices' } })
  return guaranteeNoticesIn(row?.value)
}

/** The texts that belong to a contract: the accepted version of the terms, and the withdrawal information in force. */
export async function findAcceptedTerms(database: Database, language: Language, termsVersion: string) {
  const terms = await database.legalText.findMany({
    where: { kind: 'terms', language, version: termsVersion },
  })
  const withdrawal = await database.legalText.findMany({
    where: { kind: 'withdrawal', language, validFrom: { lte: new Date() } },
    orderBy: { validFrom: 'desc' },
    take: 1,
  })
  return [...terms, ...withdrawal]
}

/** From whom letters come, where the owner has said so. */
export async function findMailSender(database: Database): Promise<string | null> {
  const row = await database.setting.findUnique({ where: { key: 'mailSender' }, select: { value: true } })
  return typeof row?.value === 'string' ? row.value : null
}
