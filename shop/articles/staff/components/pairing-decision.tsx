import type { FormProblems } from '#i18n/form-problems.ts'
import { longDate } from '#i18n/dates.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/field.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { decisionForm, textApi } from '../address.ts'
import type { StaffText } from '../staff-article.ts'

interface Props {
  text: StaffText
  locale: Locale
  /** Whether this person is the one who decides. */
  mayDecide: boolean
  kept: { values: Record<string, string>; problems: FormProblems }
}

/** The owner's decision about a text that names a disease, and those made before. */
export function PairingDecisionPanel({ text, locale, mayDecide, kept: { values, problems } }: Props) {
  const t = translator(locale, 'staff-articles')
  const form = decisionForm(text.articleId, text.language)
  const isOpen = text.state.pairing === 'educational'
  return (
    <div className="grid max-w-3xl gap-5">
      <p className="max-w-[60ch] text-quiet">{t('decision.lead')}</p>
      {isOpen && !mayDecide ? <p className="font-semibold">{t('decision.ownerOnly')}</p> : null}
      {isOpen && mayDecide ? (
        <WorkshopForm
          locale={locale}
          id={form}
          action={textApi(text.articleId, text.language, 'decision')}
          className="grid gap-4"
          problems={problems.summary}
        >
          <input type="hidden" name="hash" value={text.state.hash} />
          <TextArea
            id={`${form}-reason`}
            name="reason"
            label={t('decision.reason')}
            hint={t('decision.reasonHint')}
            rows={4}
            maxLength={2000}
            defaultValue={values.reason}
            error={problems.of('reason')}
            required
          />
          <div>
            <Button kind="secondary">{t('decision.submit')}</Button>
          </div>
        </WorkshopForm>
      ) : null}
      <h3 className="font-semibold">{t('decision.history')}</h3>
      {text.decisions.length === 0 ? <p className="text-quiet">{t('decision.none')}</p> : null}
      <ul className="border-t border-line empty:hidden">
        {text.decisions.map(({ reason, by, decidedAt, isStanding }, index) => (
          <li key={index} className="grid gap-1 border-b border-line py-3">
            <p className="flex flex-wrap items-center gap-3">
              <StateWord tone={isStanding ? 'positive' : 'neutral'}>
                {t(isStanding ? 'decision.standing' : 'decision.lapsed')}
              </StateWord>
              <span className="text-small text-quiet">
                {t('decision.by', { name: by, day: longDate(decidedAt, locale) })}
              </span>
            </p>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
