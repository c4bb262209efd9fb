import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { markedWords, type ModeratedComment } from '../moderation.ts'

/** The words of a comment; those a person should look at are marked and numbered, with rule and advice below. */
export function ModeratedWords({ comment, locale }: { comment: ModeratedComment; locale: Locale }) {
  const t = translator(locale, 'staff-comments')
  const { findings, stretches } = markedWords(comment)
  return (
    <div className="grid gap-3">
      <p lang={comment.language} className="max-w-prose whitespace-pre-line wrap-anywhere">
        {stretches.map(({ text, finding }, index) =>
          finding === null ? (
            text
          ) : (
            <mark key={index} className="bg-caution-soft font-semibold text-caution underline decoration-2">
              {text}
              <sup className="figures ml-0.5">{finding + 1}</sup>
            </mark>
          ),
        )}
      </p>
      {findings.length > 0 ? (
        <div className="border-l-2 border-caution pl-3 text-small">
          <p className="font-semibold">{t('card.marked')}</p>
          <ol className="grid gap-1">
            {findings.map(({ rule, advice, words, start }, index) => (
              <li key={`${rule} ${start}`} className="max-w-prose">
                <span className="figures font-semibold">{index + 1}.</span>{' '}
                {words ? (
                  <q lang={comment.language} className="font-semibold">
                    {words}
                  </q>
                ) : null}{' '}
                {t(`advice.${advice}`)} <span className="text-quiet">({rule})</span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </div>
  )
}
