import { languages } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { dayOffset } from './day.ts'
import { readDemoJson, readDemoText, type InLanguages } from './demo-file.ts'

interface DemoLegalText {
  kind: string
  version: string
  validFromOffsetDays: number
  titles: InLanguages
  summary: InLanguages
}

export async function seedLegalTexts(transaction: Transaction, seededAt: Date): Promise<void> {
  const trader = await readDemoJson<Prisma.InputJsonObject>('legal/trader.json')
  await transaction.setting.create({ data: { key: 'trader', value: trader } })
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
