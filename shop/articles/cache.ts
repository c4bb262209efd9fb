/** Tags of what public pages show of articles; whoever changes them invalidates these. */
export const articleListTag = 'articles'

export function articleTag(articleId: number): string {
  return `article:${articleId}`
}
