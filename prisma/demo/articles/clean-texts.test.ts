import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkCopy, namesDisease } from '#shop/claims/copy-check.ts'
import comments from '../comments/comments.json' with { type: 'json' }
import substances from '../substances/substances.json' with { type: 'json' }
import articles from './articles.json' with { type: 'json' }
import figures from './figures.json' with { type: 'json' }
import references from './references.json' with { type: 'json' }

const languages = ['pl', 'nl', 'en'] as const
const aboutDisease = ['magnesium-and-bones', 'magnesium-deficiency-and-osteoporosis']

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

type DemoArticle = (typeof articles)[number]

const textsOf = (article: DemoArticle, language: (typeof languages)[number]) => {
  const { title, summary, metaTitle, metaDescription } = article.translations[language]
  const body = read(`./${article.key}.${language}.md`)
  const drawn = figures
    .filter((figure) => body.includes(`figure:${figure.id}`))
    .flatMap((figure) => [figure.title[language], ...figure.rows.map((row) => row.label[language])])
  return [title, summary, metaTitle, metaDescription, body, ...drawn]
}

const titlesOf = (article: DemoArticle) =>
  references
    .filter((reference) => article.references.includes(reference.id))
    .map((reference) => reference.title)

describe.each(languages)('in %s', (language) => {
  it('articles shown beside products pass the copy check and cite no title that names a disease', () => {
    for (const article of articles.filter(({ key }) => !aboutDisease.includes(key))) {
      const findings = textsOf(article, language).flatMap((text) =>
        checkCopy({ language, kind: 'article', text }),
      )
      expect(findings, article.key).toEqual([])
      expect(namesDisease(titlesOf(article).join('\n'), language), article.key).toBe(false)
    }
  })

  it('the two articles about bone are recognised as naming a disease', () => {
    for (const article of articles.filter(({ key }) => aboutDisease.includes(key))) {
      expect(namesDisease(textsOf(article, language).join('\n'), language), article.key).toBe(true)
    }
  })

  it('substance pages pass the copy check', () => {
    for (const { key, translations, foodSources } of substances) {
      const { name, summary } = translations[language]
      const texts = [name, summary, read(`../substances/${key}.${language}.md`)]
      for (const text of [...texts, ...foodSources.map((source) => source.food[language])]) {
        expect(checkCopy({ language, kind: 'article', text }), key).toEqual([])
      }
    }
  })

  it('approved comments pass the copy check, the held claim does not', () => {
    for (const { key, body, status, heldReasons } of comments.filter(
      (comment) => comment.language === language,
    )) {
      const findings = checkCopy({ language, kind: 'comment', text: body })
      if (status === 'approved') expect(findings, key).toEqual([])
      if (heldReasons?.includes('disease-claim')) expect(findings.length, key).toBeGreaterThan(0)
    }
  })
})
