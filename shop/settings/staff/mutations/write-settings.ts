import 'server-only'
import type { Language, Market } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { keepFile, type KeptFile } from '#platform/kept-file.ts'
import type { PreparedPicture } from '#platform/pictures/picture-store.ts'
import { lockUpload } from '#platform/pictures/upload-lock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { deliveryMethodsTag } from '#shop/checkout/delivery.ts'
import { guaranteeNoticeTag } from '#shop/legal/guarantee-notice.ts'
import { legalTag, type LegalKind } from '#shop/legal/legal-text.ts'
import { listGuaranteeNotices } from '#shop/legal/queries.ts'
import type { PackagingNumbers } from '#shop/legal/packaging-number.ts'
import { traderTag, type SaidTrader } from '#shop/legal/trader.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { settingKeys } from '../queries.ts'

async function put(
  transaction: Transaction,
  staff: StaffMember,
  key: string,
  value: Prisma.InputJsonValue,
): Promise<void> {
  const before = await transaction.setting.findUnique({ where: { key }, select: { value: true } })
  await transaction.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
  await recordAudit(transaction, staff, {
    action: 'setting.saved',
    entity: 'setting',
    entityId: key,
    ...(before && { before: { value: before.value as Prisma.InputJsonValue } }),
    after: { value },
  })
}

/** Says who sells; every page and every letter shows it from now on. */
export async function saveTrader(staff: StaffMember, trader: SaidTrader): Promise<void> {
  insistOn(staff, 'settings:write')
  return inTransaction(async (transaction) => {
    await put(transaction, staff, settingKeys.trader, trader as unknown as Prisma.InputJsonObject)
    await invalidate(transaction, [traderTag])
  })
}

/** From whom letters come, and what a clerk may pay back alone, in minor units by currency. */
export async function saveShop(
  staff: StaffMember,
  { sender, refundLimits }: { sender: string; refundLimits: Record<string, number> },
): Promise<void> {
  insistOn(staff, 'settings:write')
  return inTransaction(async (transaction) => {
    await put(transaction, staff, settingKeys.mailSender, sender)
    await put(transaction, staff, settingKeys.refundLimits, refundLimits)
  })
}

/** Puts the official notice of a language in the place of the one before. */
export async function saveGuaranteeNotice(
  staff: StaffMember,
  { language, text, original, now }: { language: Language; text: string; original: KeptFile; now: Date },
  picture: PreparedPicture,
): Promise<void> {
  insistOn(staff, 'settings:write', now)
  const { file, width, height, widths, publish } = picture
  const { fingerprint } = original
  const notice = { file, width, height, widths, text, fingerprint, uploadedAt: now.toISOString() }
  return inTransaction(async (transaction) => {
    // Two uploads at once write one row: the second must have seen the first.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${settingKeys.guaranteeNotices}, 23))`
    await lockUpload(transaction, file)
    await publish()
    await keepFile(transaction, original)
    const others = await listGuaranteeNotices(transaction)
    const value = { ...others, [language]: notice } as unknown as Prisma.InputJsonObject
    await put(transaction, staff, settingKeys.guaranteeNotices, value)
    await invalidate(transaction, [guaranteeNoticeTag])
  })
}

/** Which markets the shop sells to, and by which numbers; every page, the sitemap and the checkout follow. */
export async function saveMarkets(
  staff: StaffMember,
  { served, packagingNumbers }: { served: readonly Market[]; packagingNumbers: PackagingNumbers },
): Promise<void> {
  insistOn(staff, 'settings:write')
  return inTransaction(async (transaction) => {
    await put(transaction, staff, settingKeys.packagingNumbers, packagingNumbers)
    await put(transaction, staff, settingKeys.servedMarkets, [...served])
    await invalidate(transaction, ['*'])
  })
}

/** Opens the shop for real money; whoever does it has seen that nothing is missing. */
export async function goLive(staff: StaffMember, now: Date): Promise<void> {
  insistOn(staff, 'settings:write', now)
  return inTransaction((transaction) =>
    put(transaction, staff, settingKeys.goneLive, { at: now.toISOString(), by: actorOf(staff) }),
  )
}

export interface SavedDelivery {
  market: Market
  key: string
  kind: 'courier' | 'pickup'
  currency: string
  amount: number
  freeFromAmount: number | null
  active: boolean
  /** Languages that are left out keep what they say. */
  texts: Partial<Record<Language, { name: string; promise: string }>>
}

/** A way of delivery and its price, new or changed; orders placed before keep what they were told. */
export async function saveDeliveryMethod(staff: StaffMember, saved: SavedDelivery): Promise<void> {
  insistOn(staff, 'settings:write')
  const { texts, ...method } = saved
  const { market, key } = method
  return inTransaction(async (transaction) => {
    const before = await transaction.deliveryMethod.findUnique({ where: { market_key: { market, key } } })
    const position = before?.position ?? (await transaction.deliveryMethod.count({ where: { market } }))
    await transaction.deliveryMethod.upsert({
      where: { market_key: { market, key } },
      create: { ...method, position },
      update: method,
    })
    for (const [language, text] of Object.entries(texts)) {
      await transaction.deliveryMethodTranslation.upsert({
        where: { market_key_language: { market, key, language } },
        create: { market, key, language, ...text },
        update: text,
      })
    }
    await invalidate(transaction, [deliveryMethodsTag])
    await recordAudit(transaction, staff, {
      action: 'delivery.saved',
      entity: 'setting',
      entityId: `delivery:${market}:${key}`,
      ...(before && {
        before: { amount: before.amount, freeFrom: before.freeFromAmount, active: before.active },
      }),
      after: { amount: method.amount, freeFrom: method.freeFromAmount, active: method.active },
    })
  })
}

export interface ImportedPoint {
  code: string
  name: string
  street: string
  postalCode: string
  town: string
  folded: string
}

/** Replaces the pickup points of a market: what the list holds is offered, what it lacks is not any more. */
export async function importPickupPoints(
  staff: StaffMember,
  market: Market,
  points: readonly ImportedPoint[],
): Promise<void> {
  insistOn(staff, 'settings:write')
  return inTransaction(async (transaction) => {
    await transaction.pickupPoint.updateMany({ where: { market }, data: { active: false } })
    // One statement whatever the length of the list.
    await transaction.$executeRaw`
      INSERT INTO pickup_point (market, code, name, street, postal_code, town, folded, active)
      SELECT ${market}, p.code, p.name, p.street, p."postalCode", p.town, p.folded, true
      FROM jsonb_to_recordset(${JSON.stringify(points)}::jsonb)
        AS p(code text, name text, street text, "postalCode" text, town text, folded text)
      ON CONFLICT (market, code) DO UPDATE SET name = excluded.name, street = excluded.street,
        postal_code = excluded.postal_code, town = excluded.town, folded = excluded.folded, active = true`
    await recordAudit(transaction, staff, {
      action: 'pickup-points.imported',
      entity: 'setting',
      entityId: `pickup-points:${market}`,
      after: { points: points.length },
    })
  })
}

export interface NewVatRate {
  market: Market
  taxClass: string
  rateBasisPoints: number
  validFrom: Date
  source: string
}

/** A VAT rate from a day on. Rates are added, never changed: orders carry the one of their day. */
export async function addVatRate(
  staff: StaffMember,
  rate: NewVatRate,
): Promise<{ ok: true } | { ok: false; reason: 'day-taken' }> {
  insistOn(staff, 'settings:write')
  const { market, taxClass, validFrom } = rate
  return inTransaction(async (transaction) => {
    const added = await transaction.vatRate.createMany({ data: [rate], skipDuplicates: true })
    if (added.count === 0) return { ok: false, reason: 'day-taken' }
    await invalidate(transaction, ['*'])
    await recordAudit(transaction, staff, {
      action: 'vat.added',
      entity: 'setting',
      entityId: `vat:${market}:${taxClass}:${validFrom.toISOString().slice(0, 10)}`,
      after: { rateBasisPoints: rate.rateBasisPoints, source: rate.source },
    })
    return { ok: true }
  })
}

export interface NewLegalText {
  kind: LegalKind
  language: Language
  version: string
  validFrom: Date
  title: string
  summary: string
  body: string
}

/** A new version of a legal text. A version that orders may have accepted is never changed. */
export async function addLegalText(
  staff: StaffMember,
  text: NewLegalText,
): Promise<{ ok: true } | { ok: false; reason: 'version-taken' }> {
  insistOn(staff, 'settings:write')
  const { kind, language, version } = text
  return inTransaction(async (transaction) => {
    const added = await transaction.legalText.createMany({ data: [text], skipDuplicates: true })
    if (added.count === 0) return { ok: false, reason: 'version-taken' }
    await invalidate(transaction, [legalTag(kind)])
    await recordAudit(transaction, staff, {
      action: 'legal-text.added',
      entity: 'legal-text',
      entityId: `${kind}:${language}:${version}`,
      after: { validFrom: text.validFrom.toISOString() },
    })
    return { ok: true }
  })
}
