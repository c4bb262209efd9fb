import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { fieldWords } from '../field-words.ts'
import type { ProductRecord } from '../product-record.ts'

interface Change {
  version: number
  at: Date
  name: string | null
  fields: string[]
}

const shownFields = 6

/** The latest versions: who made them, when, of what. */
export function ChangeList({
  locale,
  record,
  changes,
}: {
  locale: Locale
  record: ProductRecord
  changes: Change[]
}) {
  const t = translator(locale, 'staff-catalogue')
  if (changes.length === 0) return <p className="text-quiet">{t('history.empty')}</p>
  return (
    <ol className="grid gap-3">
      {changes.map(({ version, at, name, fields }) => (
        <li key={version} className="border-b border-line pb-3">
          <p className="flex flex-wrap gap-x-4">
            <span className="font-semibold">{t('history.row', { version })}</span>
            <span>{momentWords(at, locale)}</span>
            <span className="text-quiet">{name}</span>
          </p>
          {version > 1 ? (
            <p className="text-small text-quiet">
              {fields
                .slice(0, shownFields)
                .map((field) => fieldWords(field, record.variants, locale))
                .join(', ')}
              {fields.length > shownFields ? ` … (${fields.length})` : null}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
