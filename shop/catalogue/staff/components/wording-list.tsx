import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Disclosure } from '#ui/page.tsx'
import { wordingField } from '../../publishing-claims.ts'
import { productForm } from '../product-places.ts'
import type { WordingLine } from '../wording-line.ts'
import { WordingEntry, WordingFields } from './wording-entry.tsx'

interface Props {
  locale: Locale
  productId: number
  lines: WordingLine[]
  /** Claims the product carries; the others are those it may carry. */
  attached: readonly string[]
  mayConfirm: boolean
}

/** Wordings that no published source confirms: who compared them with the official text, or the button to say so. */
export function WordingList({ attached, lines, ...props }: Props) {
  const t = translator(props.locale, 'staff-catalogue')
  const own = lines.filter(({ claimId }) => attached.includes(claimId))
  const others = lines.filter((line) => !own.includes(line))
  return (
    <div className="grid gap-6">
      <p className="max-w-[60ch] text-quiet">{t('wordings.lead')}</p>
      {own.length === 0 ? <p>{t('wordings.none')}</p> : <Lines {...props} lines={own} />}
      {others.length === 0 ? null : (
        <Disclosure summary={t('wordings.others', { count: others.length })}>
          <Lines {...props} lines={others} />
        </Disclosure>
      )}
    </div>
  )
}

function Lines({ lines, ...props }: Omit<Props, 'attached'>) {
  return (
    <ul className="grid gap-5">
      {lines.map((line) => (
        <Line key={`${line.claimId}.${line.language}`} {...props} line={line} />
      ))}
    </ul>
  )
}

function Line({
  locale,
  productId,
  mayConfirm,
  line,
}: Omit<Props, 'attached' | 'lines'> & { line: WordingLine }) {
  const t = translator(locale, 'staff-catalogue')
  const { claimId, language, wording, confirmed, isLapsed } = line
  const id = `${productForm(productId)}-${wordingField(claimId, language)}`
  const state = confirmed ? 'confirmed' : isLapsed ? 'lapsed' : 'open'
  return (
    <WordingEntry
      {...{ id, locale, language, wording }}
      state={{ tone: confirmed ? 'positive' : 'caution', words: t(`wordings.${state}`) }}
      word={confirmed}
    >
      {confirmed || !mayConfirm ? null : (
        <WorkshopForm
          locale={locale}
          id={`${id}-form`}
          action={`/staff/api/products/${productId}/wordings`}
          className="grid justify-items-start gap-2"
          problemsTitle={t('editor.problems')}
        >
          <WordingFields claim={claimId} language={language} wording={wording} />
          <Button kind="secondary" aria-describedby={`${id}-words`}>
            {translator(locale, 'staff-claims')('confirm')}
          </Button>
        </WorkshopForm>
      )}
    </WordingEntry>
  )
}
