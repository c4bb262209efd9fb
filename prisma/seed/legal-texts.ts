import { languages } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { dayOffset } from './day.ts'
import { readDemoJson, readDemoText, type InLanguages } from './demo-file.ts'
import { seedTrader } from './trader.ts'

interface DemoLegalText {
  kind: string
  version: string
  validFromOffsetDays: number
  titles: InLanguages
  summary: InLanguages
}

export async function seedLegalTexts(transaction: Transaction, seededAt: Date): Promise<void> {
  await seedTrader(transaction)
  const texts = await readDemoJson<DemoLegalText[]>('legal/legal.json')
  for (const { kind, version, validFromOffsetDays, titles, summary } of texts) {
    for (const language of languages) {
      await transaction.legalText.create({
        data: {
          kind,
          language,
          version,
          validFrom: dayOffset(seededAt, validFromOffsetDays),
          title: titles[language],
          summary: summary[language],
          body: await readDemoText(`legal/${kind}.${language}.md`),
        },
      })
    }
  }
}
