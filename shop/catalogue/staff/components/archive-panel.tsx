import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import type { SummaryProblem } from '#ui/notice.tsx'
import { archiveForm } from '../product-places.ts'
import type { ProductRecord } from '../product-record.ts'

interface Props {
  locale: Locale
  record: ProductRecord
  /** What was refused when it was sent without a script. */
  problems: readonly SummaryProblem[]
}

/** Takes a product out of the shop, or back. */
export function ArchivePanel({ locale, record, problems }: Props) {
  const t = translator(locale, 'staff-catalogue')
  const id = archiveForm(record.id)
  const action = record.archivedAt ? 'restore' : 'archive'
  return (
    <WorkshopForm
      locale={locale}
      id={id}
      action={`/staff/api/products/${record.id}/archive`}
      className="grid justify-items-start gap-4"
      problems={problems}
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
