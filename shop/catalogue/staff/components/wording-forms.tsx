import type { Language, Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/field.tsx'
import type { SummaryProblem } from '#ui/notice.tsx'
import { Disclosure } from '#ui/page.tsx'
import type { RegisterSearch } from '../claim-register.ts'
import { WordingFields } from './wording-entry.tsx'

/** What the register was told and refused: about which wording, what was typed, and why. */
export interface RefusedWording {
  claim: string
  language: string
  reason: string
  problems: SummaryProblem[]
}

interface Props {
  /** Of the wording's line. */
  id: string
  locale: Locale
  /** What the register is narrowed down to: it stays so. */
  search: RegisterSearch
  claim: string
  language: Language
  wording: string
  refused: RefusedWording | null
}

const addressOf = (claim: string) => `/staff/api/claims/${encodeURIComponent(claim)}/wordings`

/** The claim stands in the address; as a field it only says where the form stood. */
function Wording({
  claim,
  language,
  wording,
  search,
}: Pick<Props, 'claim' | 'language' | 'wording' | 'search'>) {
  return (
    <>
      <WordingFields claim={claim} language={language} wording={wording} />
      <input type="hidden" name="nutrient" value={search.nutrient ?? ''} />
      <input type="hidden" name="state" value={search.state ?? ''} />
      <input type="hidden" name="page" value={search.page} />
    </>
  )
}

export function ConfirmWordingForm({ id, locale, refused, ...wording }: Props) {
  const t = translator(locale, 'staff-claims')
  return (
    <WorkshopForm
      locale={locale}
      id={`${id}-form`}
      action={addressOf(wording.claim)}
      className="grid justify-items-start gap-2"
      problemsTitle={t('problems')}
      problems={refused?.problems ?? []}
    >
      <Wording {...wording} />
      <Button kind="secondary" name="action" value="confirm" aria-describedby={`${id}-words`}>
        {t('confirm')}
      </Button>
    </WorkshopForm>
  )
}

/** Taking back has consequences on the site: they are said before, and a reason is asked for. */
export function TakeBackForm({ id, locale, refused, ...wording }: Props) {
  const t = translator(locale, 'staff-claims')
  return (
    <Disclosure summary={t('takeBack.open')} isOpen={refused !== null}>
      <WorkshopForm
        locale={locale}
        id={`${id}-form`}
        action={addressOf(wording.claim)}
        className="grid max-w-[60ch] justify-items-start gap-3"
        problemsTitle={t('problems')}
        problems={refused?.problems ?? []}
      >
        <p>{t('takeBack.effect')}</p>
        <Wording {...wording} />
        <TextArea
          id={`${id}-form-reason`}
          name="reason"
          label={t('takeBack.reason')}
          rows={2}
          required
          minLength={3}
          maxLength={1000}
          defaultValue={refused?.reason ?? ''}
        />
        <Button kind="secondary" name="action" value="take-back" aria-describedby={`${id}-words`}>
          {t('takeBack.button')}
        </Button>
      </WorkshopForm>
    </Disclosure>
  )
}
