import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Section } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import type { PublishingFinding } from '../../publishing-facts.ts'
import { findingWords, ruleWords } from '../../publishing-words.ts'
import { decisionKey } from '../../publishing.ts'
import { complianceStates, type ComplianceLine } from '../compliance.ts'
import { fieldAddress, productPlaces } from '../product-places.ts'
import type { ProductRecord } from '../product-record.ts'
import { formFieldOf } from '../publication.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'

const tones = {
  missing: 'critical',
  undecided: 'caution',
  expiring: 'caution',
  notice: 'info',
  complete: 'positive',
} as const

interface Props {
  locale: Locale
  record: ProductRecord
}

/** How a product stands in one market, rule by rule: what is missing first, what is complete, too. */
export function ComplianceInMarket({
  market,
  lines,
  ...props
}: Props & { market: Market; lines: readonly ComplianceLine[] }) {
  const { locale } = props
  const t = translator(locale, 'staff-compliance')
  const sorted = lines.toSorted(
    (one, other) => complianceStates.indexOf(one.state) - complianceStates.indexOf(other.state),
  )
  const title = translator(locale, 'staff-catalogue')(`market.${market}`)
  return (
    <Section id={market} title={title}>
      <Table
        caption={t('lines.caption', { market: title })}
        isCaptionHidden
        columns={[
          { key: 'rule', head: t('lines.rule') },
          { key: 'state', head: t('lines.state') },
          { key: 'words', head: t('lines.words') },
        ]}
        rows={sorted.map((line) => ({
          key: line.rule,
          cells: [
            <span key="rule">
              {ruleWords(line.rule, locale)}{' '}
              <span className="text-small whitespace-nowrap text-quiet">{line.rule}</span>
            </span>,
            <StateWord key="state" tone={tones[line.state]}>
              {t(`state.${line.state}`)}
            </StateWord>,
            <LineWords key="words" {...props} line={line} />,
          ],
        }))}
      />
    </Section>
  )
}

function LineWords({ locale, record, line }: Props & { line: ComplianceLine }) {
  const t = translator(locale, 'staff-compliance')
  if (line.findings.length === 0 && line.expiries.length === 0) return null
  return (
    <ul className="grid gap-2">
      {line.findings.map((finding) => (
        <li key={decisionKey(finding)}>
          {finding.language ? (
            <span className="text-small text-quiet">{finding.language.toUpperCase()} </span>
          ) : null}
          <a className="link" href={placeOf(record, finding)}>
            {findingWords(finding, locale)}
          </a>
        </li>
      ))}
      {line.expiries.map(({ key, date, subject }) => (
        <li key={`${key} ${subject} ${date.getTime()}`}>
          {t(`expiry.${key}`, { subject, date: momentWords(date, locale) })}
        </li>
      ))}
    </ul>
  )
}

/** Where a finding is mended, from a page of its own. */
function placeOf({ id, variants }: ProductRecord, finding: PublishingFinding): string {
  if (/^variants\..*\.prices\./.test(finding.field)) return productPlaces.prices(id)
  if (finding.severity === 'decision') return `${productPlaces.editor(id)}#publication`
  const address = fieldAddress(id, formFieldOf(finding, variants))
  return address.startsWith('#') ? productPlaces.editor(id) + address : address
}
