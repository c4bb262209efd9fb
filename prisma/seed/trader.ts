import type { Transaction } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { readDemoJson } from './demo-file.ts'

/** Who sells in the demo shop, and by which numbers in which markets. */
export async function seedTrader(transaction: Transaction): Promise<void> {
  const { packagingNumbers = {}, ...trader } =
    await readDemoJson<Record<string, Prisma.InputJsonValue>>('legal/trader.json')
  await transaction.setting.create({ data: { key: 'trader', value: trader } })
  const sender = 'Zelvanta <sklep@zelvanta.example>'
  await transaction.setting.create({ data: { key: 'mailSender', value: sender } })
  await transaction.setting.create({ data: { key: 'packagingNumbers', value: packagingNumbers } })
}
