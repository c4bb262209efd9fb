/**
 * Mail programs know no variables: the roles of the site's palette that letters use, by daylight and by night
 * (letter.test.ts holds them against ui/styles/tokens.css).
 */
export const palette = {
  raised: ['#fffdf8', '#10242b'],
  ink: ['#10262c', '#e9f0ed'],
  quiet: ['#4a5c60', '#a5b7b6'],
  line: ['#dad6ca', '#25393f'],
  edge: ['#7a8583', '#728a8c'],
  accent: ['#0b5563', '#7ccacd'],
  'on-accent': ['#ffffff', '#05191d'],
} as const satisfies Record<string, [day: string, night: string]>

type Role = keyof typeof palette

export const sans = `-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`
export const serif = `Georgia,'Times New Roman',serif`

interface Paint {
  text?: Role
  ground?: Role
  line?: Role
  /** Names for the rules of narrow screens. */
  name?: string
}

const kinds = [
  ['text', 'color'],
  ['ground', 'background-color'],
  ['line', 'border-color'],
] as const

/** Colours as attributes: written out for daylight, and as classes that the night's rules take hold of. */
export function painted({ name, ...roles }: Paint, css: string): string {
  const used = kinds.flatMap(([kind, property]) => {
    const role = roles[kind]
    return role ? [{ className: `${kind}-${role}`, rule: `${property}:${palette[role][0]}` }] : []
  })
  const classes = [...(name ? [name] : []), ...used.map(({ className }) => className)]
  const attribute = classes.length > 0 ? ` class="${classes.join(' ')}"` : ''
  // Borders name their width and style first, their colour must not be reset by them.
  return `${attribute} style="${[css, ...used.map(({ rule }) => rule)].filter(Boolean).join(';')}"`
}

function nightRules(prefix: (kind: string) => string): string {
  return kinds
    .flatMap(([kind, property]) =>
      Object.entries(palette).map(
        ([role, [, night]]) => `${prefix(kind)}.${kind}-${role}{${property}:${night}!important}`,
      ),
    )
    .join('')
}

// Outlook on the web has no media query for the night: it marks what it changed (ogsc for text, ogsb for grounds).
const outlookNight = nightRules((kind) => (kind === 'ground' ? '[data-ogsb] ' : '[data-ogsc] '))

/** The few rules that cannot be written beside the words: night, narrow screens, and Outlook's fonts. */
export const headStyle = `<style>:root{color-scheme:light dark;supported-color-schemes:light dark}@media (max-width:480px){.edge{padding-left:20px!important;padding-right:20px!important}.title{font-size:25px!important}.tagline{display:none!important}.way{display:block!important}.label,.value{display:block!important;width:auto!important;padding-right:0!important}.label{padding-bottom:0!important}.value{padding-top:0!important}}@media (prefers-color-scheme:dark){${nightRules(() => '')}}${outlookNight}</style><!--[if mso]><style>body,table,td,th,p,a{font-family:'Segoe UI',Arial,sans-serif!important}h1{font-family:Georgia,serif!important}</style><![endif]-->`
