import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import type { ProductRecord } from '../product-record.ts'

/** Takes a product out of the shop, or back. */
export function ArchivePanel({ locale, record }: { locale: Locale; record: ProductRecord }) {
  const t = translator(locale, 'staff-catalogue')
  const id = `archive-${record.id}`
  const action = record.archivedAt ? 'restore' : 'archive'
  return (
    <WorkshopForm
      locale={locale}
      id={id}
      action={`/staff/api/products/${record.id}/archive`}
      className="grid justify-items-start gap-4"
      problemsTitle={t('editor.problems')}
    >
      <p className="text-quiet">{t('archive.text')}</p>
      <input type="hidden" name="version" value={record.version} />
      <Button kind="secondary" name="action" value={action}>
        {t(`archive.${action}`)}
      </Button>
    </WorkshopForm>
  )
}
