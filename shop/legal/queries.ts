import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { legalTag, type LegalKind, type LegalText } from './legal-text.ts'
import { traderTag, type Trader } from './trader.ts'

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

/** The trader's identity; a shop without one cannot open. */
export async function findTrader(database: Database): Promise<Trader> {
  dependsOn([traderTag])
  const row = await database.setting.findUnique({ where: { key: 'trader' }, select: { value: true } })
  if (!row) throw new Error('the setting "trader" is missing')
  return row.value as unknown as Trader
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
