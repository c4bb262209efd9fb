import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Disclosure } from '#ui/page.tsx'
import { articleApi, sourceAddress } from '../address.ts'
import { namedAuthorsOf, type Reference } from '../../reference.ts'
import type { StaffArticle } from '../staff-article.ts'
import { ActButton } from './act-button.tsx'
import { NewSourceForm } from './new-source-form.tsx'
import { SearchLine } from './search-line.tsx'
import { languageNames } from './text-states.tsx'

interface Props {
  article: StaffArticle
  locale: Locale
  words: string | undefined
  found: readonly Reference[]
  kept: { values: Record<string, string>; problems: FormProblems }
}

/** The sources of an article as data: those it has, those that are known, and a new one. */
export function Sources({ article, locale, words, found, kept }: Props) {
  const t = translator(locale, 'staff-articles')
  const action = articleApi(article.id, 'sources')
  return (
    <div className="grid gap-8">
      <p className="max-w-[60ch] text-quiet">{t('article.sourcesLead')}</p>
      {article.references.length === 0 ? (
        <p>{t('article.noSources')}</p>
      ) : (
        <ul className="border-t border-line">
          {article.references.map((reference) => (
            <Line key={reference.id} reference={reference} locale={locale}>
              <span className="text-small text-quiet">
                {reference.citedIn.length > 0
                  ? t('article.citedIn', { languages: languageNames(reference.citedIn, locale) })
                  : t('article.uncited')}
              </span>
              <a
                className="link inline-flex min-h-11 items-center"
                href={sourceAddress(article.id, reference.id)}
              >
                {t('source.edit')}
                <span className="sr-only"> {reference.id}</span>
              </a>
              {reference.citedIn.length > 0 ? null : (
                <ActButton
                  id={`remove-${reference.id}`}
                  action={action}
                  fields={{ reference: reference.id, action: 'remove' }}
                  label={t('article.remove')}
                  name={t('article.removeSource', { source: reference.id })}
                  locale={locale}
                />
              )}
            </Line>
          ))}
        </ul>
      )}
      <div id="find-source" className="grid gap-4">
        <SearchLine
          id="source-words"
          name="source"
          label={t('article.findSource')}
          hint={t('article.findSourceHint')}
          submit={t('article.find')}
          value={words}
          anchor="find-source"
        />
        {words && found.length === 0 ? <p role="status">{t('article.nothingFound')}</p> : null}
        {found.length > 0 ? (
          <ul aria-label={t('article.found')} className="border-t border-line">
            {found.map((reference) => (
              <Line key={reference.id} reference={reference} locale={locale}>
                <ActButton
                  id={`add-${reference.id}`}
                  action={action}
                  fields={{ reference: reference.id, action: 'add' }}
                  label={t('article.add')}
                  name={t('article.addSource', { source: reference.id })}
                  locale={locale}
                />
              </Line>
            ))}
          </ul>
        ) : null}
      </div>
      <Disclosure summary={t('article.newSource')} isOpen={Object.keys(kept.values).length > 0}>
        <NewSourceForm articleId={article.id} locale={locale} kept={kept} />
      </Disclosure>
    </div>
  )
}

function Line({
  reference,
  locale,
  children,
}: {
  reference: Reference
  locale: Locale
  children: React.ReactNode
}) {
  const words = translator(locale, 'articles')
  const { names, others } = namedAuthorsOf(reference.authors)
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid gap-0.5">
        <p lang={reference.language} className="font-semibold">
          {reference.title}
        </p>
        <p className="text-small text-quiet">
          {names.join(', ')} {others > 0 ? words('reference.others', { count: others }) : null} ·{' '}
          {reference.year} · {words(`reference.kinds.${reference.kind}`)} · <code>[@{reference.id}]</code>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-4">{children}</div>
    </li>
  )
}
