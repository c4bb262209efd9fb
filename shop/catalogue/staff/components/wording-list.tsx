import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Disclosure } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { wordingField } from '../../publishing-claims.ts'
import { officialText, productForm } from '../product-places.ts'
import type { WordingLine } from '../wording-line.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'

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
  return (
    <li id={id} tabIndex={-1} className="grid gap-2 border-l-4 border-line pl-3">
      <p id={`${id}-words`}>
        <span className="text-small text-quiet">{language.toUpperCase()}</span>{' '}
        <span lang={language}>{wording}</span>
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-small">
        {confirmed ? (
          <>
            <StateWord tone="positive">{t('wordings.confirmed')}</StateWord>
            <span>{t('wordings.by', { name: confirmed.by, date: momentWords(confirmed.at, locale) })}</span>
          </>
        ) : (
          <StateWord tone="caution">{t(isLapsed ? 'wordings.lapsed' : 'wordings.open')}</StateWord>
        )}
        <a className="link" href={officialText(language)} rel="noreferrer" aria-describedby={`${id}-words`}>
          {t('wordings.official', { language: language.toUpperCase() })}
        </a>
      </p>
      {confirmed || !mayConfirm ? null : (
        <ConfirmForm
          id={`${id}-form`}
          locale={locale}
          productId={productId}
          line={line}
          words={`${id}-words`}
        />
      )}
    </li>
  )
}

function ConfirmForm({
  id,
  locale,
  productId,
  line,
  words,
}: {
  id: string
  locale: Locale
  productId: number
  line: WordingLine
  words: string
}) {
  const t = translator(locale, 'staff-catalogue')
  return (
    <WorkshopForm
      locale={locale}
      id={id}
      action={`/staff/api/products/${productId}/wordings`}
      className="grid justify-items-start gap-2"
      problemsTitle={t('editor.problems')}
    >
      <input type="hidden" name="claim" value={line.claimId} />
      <input type="hidden" name="language" value={line.language} />
      <input type="hidden" name="wording" value={line.wording} />
      <Button kind="secondary" aria-describedby={words}>
        {t('wordings.confirm')}
      </Button>
    </WorkshopForm>
  )
}
