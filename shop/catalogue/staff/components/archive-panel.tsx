import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import type { ProductRecord } from '../product-record.ts'

/** Takes a product out of the shop, or back. */
export function ArchivePanel({ locale, record }: { locale: Locale; record: ProductRecord }) {
  const t = translator(locale, 'staff-catalogue')
  const id = `archive-${record.id}`
  const action = record.archivedAt ? 'restore' : 'archive'
  return (
    <EnhancedForm
      id={id}
      action={`/staff/api/products/${record.id}/archive`}
      failureMessage={translator(locale, 'staff')('networkFailure')}
      className="grid justify-items-start gap-4"
    >
      <ErrorSummary id={`${id}-problems`} title={t('editor.problems')} problems={[]} />
      <p className="text-quiet">{t('archive.text')}</p>
      <input type="hidden" name="version" value={record.version} />
      <Button kind="secondary" name="action" value={action}>
        {t(`archive.${action}`)}
      </Button>
    </EnhancedForm>
  )
}
