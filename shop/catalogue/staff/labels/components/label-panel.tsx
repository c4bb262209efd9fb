import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { labelForm, labelOf, labelPlaces, type LabelDocument } from '../label-document.ts'

interface Props {
  locale: Locale
  productId: number
  market: Market
  documents: readonly LabelDocument[]
  /** Name and version under which the label is kept elsewhere. */
  reference: string | null
  problems: FormProblems
  mayWrite: boolean
}

/** The label as notified to the authority of a market: its file, those before it, and where to put the next one. */
export function LabelPanel({ locale, productId, market, documents, reference, problems, mayWrite }: Props) {
  const t = translator(locale, 'staff-compliance')
  const own = documents.filter((document) => document.market === market)
  const counting = labelOf(own, market)
  const form = labelForm(productId, market)
  return (
    <div id={`label-${market}`} className="grid gap-4 pt-6">
      <h3 className="font-semibold">{t('labelFile.title')}</h3>
      {reference ? <p className="text-quiet">{t('labelFile.reference', { reference })}</p> : null}
      {counting ? null : (
        <p>
          <StateWord tone={reference ? 'caution' : 'critical'}>{t('labelFile.missing')}</StateWord>
        </p>
      )}
      {own.length === 0 ? null : (
        <ul className="border-t border-line">
          {own.map((document) => (
            <Line
              key={document.id}
              locale={locale}
              document={document}
              isCounting={document === counting}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      )}
      {mayWrite ? (
        <WorkshopForm
          locale={locale}
          id={form}
          action={labelPlaces.upload(productId)}
          encType="multipart/form-data"
          className="grid max-w-3xl gap-4"
          problems={problems.summary}
        >
          <input type="hidden" name="market" value={market} />
          <TextInput
            id={`${form}-label`}
            name="label"
            type="file"
            accept="application/pdf,image/jpeg,image/png,image/webp"
            label={t('labelFile.file')}
            hint={t('labelFile.hint')}
            error={problems.of('label')}
            required
          />
          <div>
            <Button kind="secondary">{t('labelFile.upload')}</Button>
          </div>
        </WorkshopForm>
      ) : null}
    </div>
  )
}

interface LineProps {
  locale: Locale
  document: LabelDocument
  isCounting: boolean
  mayWrite: boolean
}

function Line({ locale, document, isCounting, mayWrite }: LineProps) {
  const t = translator(locale, 'staff-compliance')
  const { id, name, uploadedAt, removedAt, fingerprint } = document
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid gap-0.5">
        <a className="link w-fit font-semibold wrap-anywhere" href={labelPlaces.file(id)}>
          {name}
        </a>
        <p className="text-small text-quiet">
          {t('labelFile.uploaded', { moment: momentWords(uploadedAt, locale) })}{' '}
          <span className="wrap-anywhere">SHA-256 {fingerprint}</span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <StateWord tone={isCounting ? 'positive' : 'neutral'}>
          {t(isCounting ? 'labelFile.counts' : removedAt ? 'labelFile.removed' : 'labelFile.former')}
        </StateWord>
        {mayWrite && removedAt === null ? (
          <form action={labelPlaces.remove(id)} method="post">
            <Button kind="quiet" className="text-small" aria-label={`${t('labelFile.remove')}: ${name}`}>
              {t('labelFile.remove')}
            </Button>
          </form>
        ) : null}
      </div>
    </li>
  )
}
