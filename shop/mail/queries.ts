import 'server-only'
import type { Database } from '#platform/database.ts'

/** From whom letters come, where the owner has said so. */
export async function findMailSender(database: Database): Promise<string | null> {
  const row = await database.setting.findUnique({ where: { key: 'mailSender' }, select: { value: true } })
  return typeof row?.value === 'string' ? row.value : null
}
