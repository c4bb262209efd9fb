import 'server-only'
import type { Database } from '#platform/database.ts'

export interface ReceivedEvent {
  id: string
  type: string
  sessionId: string | null
}

/** Notes that an event came; says whether it was already worked off before. */
export async function recordEventReceived(
  database: Database,
  event: ReceivedEvent,
): Promise<'new' | 'processed'> {
  await database.stripeEvent.createMany({ data: [event], skipDuplicates: true })
  const row = await database.stripeEvent.findUnique({
    where: { id: event.id },
    select: { processedAt: true },
  })
  return row?.processedAt ? 'processed' : 'new'
}

export async function recordEventProcessed(database: Database, id: string): Promise<void> {
  await database.stripeEvent.updateMany({
    where: { id, processedAt: null },
    data: { processedAt: new Date(), error: null },
  })
}

export async function recordEventFailure(database: Database, id: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
  await database.stripeEvent.updateMany({ where: { id, processedAt: null }, data: { error: message } })
}
