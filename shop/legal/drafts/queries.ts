import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '#i18n/locale.ts'
import type { LegalKind } from '../legal-text.ts'

/** The text of a kind and language before anybody's facts are in it. */
export async function readDraftTemplate(kind: LegalKind, language: Language): Promise<string> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'shop', 'legal', 'drafts')
  return readFile(join(folder, `${kind}.${language}.md`), 'utf8')
}
