import type { Transaction } from '#platform/database.ts'
import { readDemoJson, type InLanguages } from './demo-file.ts'

interface DemoFigure {
  id: string
  kind: string
  unit: string
  title: InLanguages
  rows: { label: InLanguages; value: number }[]
  source: string
}

/** Drawn figures of the articles; their sources must be there. */
export async function seedFigures(transaction: Transaction): Promise<void> {
  const figures = await readDemoJson<DemoFigure[]>('articles/figures.json')
  await transaction.figure.createMany({
    data: figures.map(({ id, kind, unit, title, rows, source }) => ({
      id,
      kind,
      unit,
      title: { ...title },
      rows: rows.map(({ label, value }) => ({ label: { ...label }, value })),
      referenceId: source,
    })),
  })
}
