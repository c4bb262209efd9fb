import type { Locale } from '#i18n/locale.ts'
import type { FormProblems } from '#i18n/form-problems.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { heldKinds, type HeldData } from '../../held-data.ts'

interface Props {
  locale: Locale
  held: HeldData
  problems: FormProblems
}

/** How much of each kind is held. */
export function HeldCounts({ locale, held }: Pick<Props, 'locale' | 'held'>) {
  const t = translator(locale, 'staff-privacy')
  const found = heldKinds.filter((kind) => held[kind].length > 0)
  if (found.length === 0) return <p className="text-quiet">{t('nothing')}</p>
  return (
    <Table
      caption={t('caption')}
      columns={[
        { key: 'kind', head: t('kind') },
        { key: 'count', head: t('count') },
      ]}
      rows={found.map((kind) => ({ key: kind, cells: [t(`kinds.${kind}`), held[kind].length] }))}
    />
  )
}

/** What is held about somebody, with the two things that can be done about it. */
export function HeldDataOfPerson({ locale, held, problems }: Props) {
  const t = translator(locale, 'staff-privacy')
  const isEmpty = heldKinds.every((kind) => held[kind].length === 0)
  const title = <span className="wrap-anywhere">{t('held', { email: held.email })}</span>
  if (isEmpty)
    return (
      <Section id="held" title={title}>
        <p className="text-quiet">{t('nothing')}</p>
      </Section>
    )
  return (
    <>
      <Section id="held" title={title}>
        <HeldCounts locale={locale} held={held} />
        <form action="/staff/api/privacy/export" method="post" className="mt-4 grid gap-1.5">
          <input type="hidden" name="email" value={held.email} />
          <div>
            <Button kind="secondary">{t('export')}</Button>
          </div>
          <p className="text-small text-quiet">{t('exportHint')}</p>
        </form>
      </Section>
      <Section id="erase" title={t('eraseTitle')}>
        <WorkshopForm
          locale={locale}
          id="privacy-erase"
          action="/staff/api/privacy/erase"
          className="grid max-w-2xl gap-5"
          problems={problems.summary}
        >
          <p>{t('eraseLead')}</p>
          <input type="hidden" name="email" value={held.email} />
          <Checkbox
            id="privacy-erase-confirmed"
            name="confirmed"
            value="yes"
            label={t('confirm')}
            error={problems.of('confirmed')}
            required
          />
          <div>
            <Button>{t('erase')}</Button>
          </div>
        </WorkshopForm>
      </Section>
    </>
  )
}
