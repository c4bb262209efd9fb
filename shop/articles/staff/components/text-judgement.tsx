import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Facts } from '#ui/table.tsx'
import { StateWord } from '#ui/state-word.tsx'
import type { FieldFinding } from '../copy-findings.ts'
import type { TextJudgement } from '../staff-article.ts'

type FieldName = 'heading' | 'summary' | 'body' | 'metaTitle' | 'metaDescription'
const names: Record<FieldFinding['field'], FieldName> = {
  title: 'heading',
  summary: 'summary',
  body: 'body',
  metaTitle: 'metaTitle',
  metaDescription: 'metaDescription',
}

/** What the law makes of a text: its class, whether products may stand beside it, and the words it rests on. */
export function TextJudgementPanel({ judgement, locale }: { judgement: TextJudgement; locale: Locale }) {
  const t = translator(locale, 'staff-articles')
  const { articleClass, pairing, findings } = judgement
  return (
    <div className="grid gap-4">
      <Facts
        rows={[
          [
            t('check.class'),
            <StateWord key="class" tone={articleClass === 'clean' ? 'positive' : 'caution'}>
              {t(`check.${articleClass}`)}
            </StateWord>,
          ],
          [
            t('check.pairing'),
            <StateWord key="pairing" tone={pairing === 'paired' ? 'positive' : 'info'}>
              {t(`check.${pairing}`)}
            </StateWord>,
          ],
        ]}
      />
      {findings.length === 0 ? (
        <p>{articleClass === 'clean' ? t('check.none') : t('check.references')}</p>
      ) : (
        <>
          <p>{articleClass === 'clean' ? t('check.blocks') : t('check.allowed')}</p>
          <details>
            <summary className="min-h-6 font-semibold">
              {t('check.count', { count: findings.length })}
            </summary>
            <ul className="mt-2 border-t border-line">
              {findings.map((finding, index) => (
                <FindingLine key={index} finding={finding} locale={locale} />
              ))}
            </ul>
          </details>
        </>
      )}
    </div>
  )
}

function FindingLine({ finding, locale }: { finding: FieldFinding; locale: Locale }) {
  const t = translator(locale, 'staff-articles')
  const rules = translator(locale, 'staff-rules')
  const { field, rule, advice, before, words, after } = finding
  return (
    <li className="grid gap-1 border-b border-line py-2">
      <p className="text-small text-quiet">
        {t('check.finding', { rule, field: t(`text.${names[field]}`) })}
      </p>
      <p className="wrap-anywhere">
        …{before}
        <mark className="bg-caution-soft font-semibold text-ink underline decoration-caution decoration-2">
          {words}
        </mark>
        {after}…
      </p>
      <p className="text-small">{rules(`copyAdvice.${advice}`, { words })}</p>
    </li>
  )
}
