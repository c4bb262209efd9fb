import { parse } from 'csv-parse/sync'
import { fold } from '#i18n/fold.ts'
import { languages } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { readDemoJson, readDemoText, type InLanguages } from './demo-file.ts'

interface DemoMethod {
  key: string
  market: string
  kind: 'courier' | 'pickup'
  currency: string
  amount: number
  freeFromAmount: number | null
  translations: InLanguages<{ name: string; promise: string }>
}

type DemoPoint = Record<'market' | 'code' | 'name' | 'street' | 'postalCode' | 'town', string>

export async function seedDelivery(transaction: Transaction): Promise<void> {
  const methods = await readDemoJson<DemoMethod[]>('delivery/delivery-methods.json')
  await transaction.deliveryMethod.createMany({
    data: methods.map(({ key, market, kind, currency, amount, freeFromAmount }, position) => {
      return { key, market, kind, currency, amount, freeFromAmount, position }
    }),
  })
  await transaction.deliveryMethodTranslation.createMany({
    data: methods.flatMap(({ key, market, translations }) =>
      languages.map((language) => {
        const { name, promise } = translations[language]
        return { key, market, language, name, promise }
      }),
    ),
  })
  const points = parse(await readDemoText('delivery/pickup-points.csv'), { columns: true }) as DemoPoint[]
  await transaction.pickupPoint.createMany({
    data: points.map((point) => ({
      ...point,
      folded: fold(`${point.town} ${point.street} ${point.postalCode} ${point.code}`),
    })),
  })
}
