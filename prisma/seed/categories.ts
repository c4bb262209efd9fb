import type { Transaction } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { readDemoJson } from './demo-file.ts'

interface DemoCategory {
  key: string
  kind: string
  facets: Prisma.InputJsonObject
  translations: Prisma.InputJsonObject
  position: number
}

export async function seedCategories(transaction: Transaction): Promise<void> {
  const categories = await readDemoJson<DemoCategory[]>('catalogue/categories.json')
  const value = categories
    .toSorted((one, other) => one.position - other.position)
    .map(({ key, kind, facets, translations }) => ({ key, kind, facets, translations }))
  await transaction.setting.upsert({
    where: { key: 'categories' },
    create: { key: 'categories', value },
    update: { value },
  })
}
