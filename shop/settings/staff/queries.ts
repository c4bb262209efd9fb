import 'server-only'
import { languages, type Language, type Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { GuaranteeNotices } from '#shop/legal/guarantee-notice.ts'
import { fillDraft, type LegalDraft } from '#shop/legal/drafts/draft.ts'
import { readDraftTemplate } from '#shop/legal/drafts/queries.ts'
import type { LegalKind } from '#shop/legal/legal-text.ts'
import { findPackagingNumbers, findServedMarkets, listGuaranteeNotices } from '#shop/legal/queries.ts'
import type { SaidTrader } from '#shop/legal/trader.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { liveFaults, type LiveFault } from '../going-live.ts'
import type { DeliveryRow } from '../delivery-row.ts'

export const settingKeys = {
  trader: 'trader',
  mailSender: 'mailSender',
  refundLimits: 'refundLimits',
  guaranteeNotices: 'guaranteeNotices',
  goneLive: 'goneLive',
  servedMarkets: 'servedMarkets',
  packagingNumbers: 'packagingNumbers',
} as const

async function valueOf<Value>(database: Database, key: string): Promise<Value | null> {
  const row = await database.setting.findUnique({ where: { key }, select: { value: true } })
  return row ? (row.value as Value) : null
}

/** The trader as it stands, or null in a shop that has not said yet who sells. */
export async function findTraderSetting(database: Database, staff: StaffMember): Promise<SaidTrader | null> {
  insistOn(staff, 'settings:read')
  return valueOf<SaidTrader>(database, settingKeys.trader)
}

export interface ShopSettings {
  sender: string
  refundLimits: Record<string, number>
}

export async function findShopSettings(database: Database, staff: StaffMember): Promise<ShopSettings> {
  insistOn(staff, 'settings:read')
  const [sender, refundLimits] = await Promise.all([
    valueOf<string>(database, settingKeys.mailSender),
    valueOf<Record<string, number>>(database, settingKeys.refundLimits),
  ])
  return { sender: sender ?? environment().mailFrom, refundLimits: refundLimits ?? {} }
}

/** What stands between this shop and real money (`liveFaults`), read anew. */
export async function findLiveFaults(database: Database, staff: StaffMember): Promise<LiveFault[]> {
  insistOn(staff, 'settings:read')
  const now = new Date()
  const [trader, texts, delivery, vat, publishedProducts, sender, demoStaff, owners, notices] =
    await Promise.all([
      valueOf<SaidTrader>(database, settingKeys.trader),
      database.legalText.findMany({
        where: { validFrom: { lte: now } },
        distinct: ['kind', 'language'],
        select: { kind: true, language: true },
      }),
      database.deliveryMethod.findMany({
        where: { active: true },
        distinct: ['market'],
        select: { market: true },
      }),
      database.vatRate.findMany({
        where: { validFrom: { lte: now } },
        distinct: ['market'],
        select: { market: true },
      }),
      database.productTranslation.count({ where: { status: 'published' } }),
      valueOf<string>(database, settingKeys.mailSender),
      database.staffUser.count({ where: { id: { startsWith: 'demo-' } } }),
      database.staffUser.count({
        where: { role: 'owner', disabledAt: null, twoFactors: { none: { verified: true } } },
      }),
      listGuaranteeNotices(database),
    ])
  return liveFaults({
    servedMarkets: await findServedMarkets(database),
    packagingNumbers: await findPackagingNumbers(database),
    trader,
    legalTexts: texts,
    deliveryMarkets: delivery.map(({ market }) => market),
    vatMarkets: vat.map(({ market }) => market),
    publishedProducts,
    mailSender: sender ?? environment().mailFrom,
    hasDemoStaff: demoStaff > 0,
    ownersWithoutSecondFactor: owners,
    isSecure: environment().shopUrl.protocol === 'https:',
    guaranteeNotices: Object.keys(notices),
  })
}

/** When and by whom the shop was opened for real money, if it was. */
export async function findGoneLive(
  database: Database,
  staff: StaffMember,
): Promise<{ at: string; by: string } | null> {
  insistOn(staff, 'settings:read')
  return valueOf(database, settingKeys.goneLive)
}

export async function listAllDeliveryMethods(database: Database, staff: StaffMember): Promise<DeliveryRow[]> {
  insistOn(staff, 'settings:read')
  const rows = await database.deliveryMethod.findMany({
    relationLoadStrategy: 'join',
    orderBy: [{ market: 'asc' }, { position: 'asc' }],
    include: { translations: true },
  })
  return rows.map(({ translations, market, ...row }) => ({
    ...row,
    market: market as Market,
    texts: Object.fromEntries(
      translations.map(({ language, name, promise }) => [language, { name, promise }]),
    ),
  }))
}

export async function countPickupPoints(
  database: Database,
  staff: StaffMember,
): Promise<{ market: string; active: number }[]> {
  insistOn(staff, 'settings:read')
  const rows = await database.pickupPoint.groupBy({
    by: ['market'],
    where: { active: true },
    _count: true,
    orderBy: { market: 'asc' },
  })
  return rows.map(({ market, _count }) => ({ market, active: _count }))
}

/** The rates as they are kept, with their sources, the latest of each class first. */
export async function listKeptVatRates(database: Database, staff: StaffMember) {
  insistOn(staff, 'settings:read')
  return database.vatRate.findMany({
    orderBy: [{ market: 'asc' }, { taxClass: 'asc' }, { validFrom: 'desc' }],
  })
}

export interface LegalVersion {
  kind: string
  language: string
  version: string
  validFrom: Date
  title: string
}

export async function listLegalVersions(database: Database, staff: StaffMember): Promise<LegalVersion[]> {
  insistOn(staff, 'settings:read')
  return database.legalText.findMany({
    where: { language: { in: [...languages] } },
    orderBy: [{ kind: 'asc' }, { language: 'asc' }, { validFrom: 'desc' }],
    select: { kind: true, language: true, version: true, validFrom: true, title: true },
  })
}

/** The newest version of a text, in force or not yet: what the next one is written from. */
export async function findNewestLegalText(
  database: Database,
  staff: StaffMember,
  kind: LegalKind,
  language: string,
) {
  insistOn(staff, 'settings:read')
  return database.legalText.findFirst({ where: { kind, language }, orderBy: { validFrom: 'desc' } })
}

/** A text to begin with, holding what this shop has said about itself. */
export async function findLegalDraft(
  database: Database,
  staff: StaffMember,
  kind: LegalKind,
  language: Language,
): Promise<LegalDraft> {
  const [template, trader, packagingNumbers, servedMarkets, methods] = await Promise.all([
    readDraftTemplate(kind, language),
    findTraderSetting(database, staff),
    findPackagingNumbers(database),
    findServedMarkets(database),
    listAllDeliveryMethods(database, staff),
  ])
  const delivery = methods.filter(({ active }) => active)
  return fillDraft(template, kind, language, { trader, packagingNumbers, servedMarkets, delivery })
}

/** Fingerprints of the notices whose file is kept as it was uploaded. */
export async function listKeptNotices(
  database: Database,
  staff: StaffMember,
  notices: GuaranteeNotices,
): Promise<ReadonlySet<string>> {
  insistOn(staff, 'settings:read')
  const fingerprints = Object.values(notices).map(({ fingerprint }) => fingerprint)
  const rows = await database.keptFile.findMany({
    where: { fingerprint: { in: fingerprints } },
    select: { fingerprint: true },
  })
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}
