import { languages, type Language, type Locale } from '#i18n/locale.ts'
import { addressOf } from '#i18n/address.ts'
import { localesOfLanguage } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import type { SummaryProblem } from '#ui/notice.tsx'
import { Disclosure } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import type { PublishingFinding } from '../../publishing-facts.ts'
import { findingWords, ruleWords } from '../../publishing-words.ts'
import { decisionKey } from '../../publishing.ts'
import { decisionForm, fieldAddress, publicationForm } from '../product-places.ts'
import type { ProductRecord } from '../product-record.ts'
import { formFieldOf, publicationState, type PublicationState } from '../publication.ts'

const tones = { published: 'positive', scheduled: 'info', draft: 'neutral' } as const

export interface LanguageStanding {
  language: Language
  /** What stands against publishing it as it is saved. */
  obstacles: PublishingFinding[]
  notices: PublishingFinding[]
}

interface Props {
  locale: Locale
  record: ProductRecord
  standings: LanguageStanding[]
  now: Date
  /** What was refused when it was sent without a script. */
  refused: RefusedForm | null
}

/** A form of this panel as it was refused. */
interface RefusedForm {
  form: string
  values: Readonly<Record<string, string>>
  problems: readonly SummaryProblem[]
}

/** How the product stands before the public, language by language: what is missing, and the buttons that change it. */
export function PublicationPanel(props: Props) {
  return (
    <div className="grid gap-8 lg:grid-cols-3">
      {languages.map((language) => (
        <Standing key={language} {...props} language={language} />
      ))}
    </div>
  )
}

function Standing({ locale, record, standings, now, refused, language }: Props & { language: Language }) {
  const t = translator(locale, 'staff-catalogue')
  const texts = record.texts.find((own) => own.language === language)
  const standing = standings.find((own) => own.language === language)
  if (!texts || !standing) return null
  const state = publicationState(texts, now)
  const form = `publication-${record.id}-${language}`
  return (
    <section aria-labelledby={`${form}-title`} className="grid content-start gap-4">
      <h3 id={`${form}-title`} className="flex flex-wrap items-center gap-3 font-semibold">
        {t(`language.${language}`)} <StateWord tone={tones[state]}>{t(`state.${state}`)}</StateWord>
      </h3>
      <Since locale={locale} state={state} publishedAt={texts.publishedAt} />
      {state === 'published' ? (
        <ul className="flex flex-wrap gap-x-5 text-small">
          {localesOfLanguage(language).map((shown) => (
            <li key={shown}>
              <a className="link" href={addressOf(shown, 'product', { slug: texts.slug })}>
                {t('publication.onSite')} ({shown})
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <Obstacles locale={locale} record={record} standing={standing} refused={refused} />
      <PublicationForm
        id={form}
        locale={locale}
        record={record}
        language={language}
        state={state}
        refused={isAbout(refused, publicationForm(record.id), { language }) ? refused : null}
      />
    </section>
  )
}

/** Whether it is this form that was refused: several share a name and differ in what they send. */
function isAbout(refused: RefusedForm | null, form: string, sent: Record<string, string>): boolean {
  const isSame = ([name, value]: [string, string]) => refused?.values[name] === value
  return refused?.form === form && Object.entries(sent).every(isSame)
}

function Since({
  locale,
  state,
  publishedAt,
}: {
  locale: Locale
  state: PublicationState
  publishedAt: Date | null
}) {
  if (state === 'draft' || publishedAt === null) return null
  const t = translator(locale, 'staff-catalogue')
  const date = momentWords(publishedAt, locale)
  return (
    <p className="text-small text-quiet">
      {t(state === 'published' ? 'publication.since' : 'publication.from', { date })}
    </p>
  )
}

function Obstacles({
  locale,
  record,
  standing,
  refused,
}: {
  locale: Locale
  record: ProductRecord
  standing: LanguageStanding
  refused: RefusedForm | null
}) {
  const t = translator(locale, 'staff-catalogue')
  if (standing.obstacles.length === 0)
    return <p className="text-small text-quiet">{t('publication.ready')}</p>
  return (
    <div className="grid gap-2 text-small">
      <p className="font-semibold">{t('publication.missing')}</p>
      <ul className="grid gap-3">
        {standing.obstacles.map((finding) => (
          <li key={decisionKey(finding)} className="border-l-4 border-caution pl-3">
            <a className="link" href={fieldAddress(record.id, formFieldOf(finding, record.variants))}>
              {findingWords(finding, locale)}
            </a>{' '}
            <span className="text-quiet">
              {ruleWords(finding.rule, locale)} ({finding.rule})
            </span>
            {finding.severity === 'decision' ? (
              <Decision locale={locale} record={record} finding={finding} refused={refused} />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where the law leaves a decision, a person takes it and says why. */
function Decision({
  locale,
  record,
  finding,
  refused,
}: {
  locale: Locale
  record: ProductRecord
  finding: PublishingFinding
  refused: RefusedForm | null
}) {
  const t = translator(locale, 'staff-catalogue')
  const key = decisionKey(finding)
  const own = isAbout(refused, decisionForm(record.id), { key }) ? refused : null
  const id = `decision-${record.id}-${finding.language ?? finding.market ?? 'all'}-${finding.field}`
  return (
    <Disclosure summary={t('publication.decide')} isOpen={own !== null}>
      <WorkshopForm
        locale={locale}
        problems={own?.problems ?? []}
        id={id}
        action={`/staff/api/products/${record.id}/decisions`}
        className="grid gap-3"
        problemsTitle={t('editor.problems')}
      >
        <input type="hidden" name="key" value={key} />
        <TextInput
          id={`${id}-reason`}
          name="reason"
          label={t('publication.reason')}
          defaultValue={own?.values.reason}
          required
        />
        <Button kind="secondary">{t('publication.decide')}</Button>
      </WorkshopForm>
    </Disclosure>
  )
}

function PublicationForm({
  id,
  locale,
  record,
  language,
  state,
  refused,
}: {
  id: string
  locale: Locale
  record: ProductRecord
  language: Language
  state: PublicationState
  refused: RefusedForm | null
}) {
  const t = translator(locale, 'staff-catalogue')
  if (record.archivedAt) return null
  return (
    <WorkshopForm
      locale={locale}
      id={id}
      action={`/staff/api/products/${record.id}/publication`}
      className="grid gap-3"
      problems={refused?.problems ?? []}
      problemsTitle={t('publication.refused')}
    >
      <input type="hidden" name="version" value={record.version} />
      <input type="hidden" name="language" value={language} />
      {state === 'published' ? null : (
        <>
          <Button name="action" value="publish">
            {t('publication.publish')}: {t(`language.${language}`)}
          </Button>
          <Disclosure summary={t('publication.schedule')}>
            <div className="grid gap-3">
              <TextInput id={`${id}-from`} name="from" type="datetime-local" label={t('publication.when')} />
              <Button kind="secondary" name="action" value="schedule">
                {t('publication.schedule')}: {t(`language.${language}`)}
              </Button>
            </div>
          </Disclosure>
        </>
      )}
      {state === 'draft' ? null : (
        <Button kind="secondary" name="action" value="withdraw">
          {t('publication.withdraw')}: {t(`language.${language}`)}
        </Button>
      )}
    </WorkshopForm>
  )
}
