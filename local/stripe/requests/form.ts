import { invalidRequest } from '../errors.ts'

/** Form-encoded parameters as Stripe nests them: `line_items[0][price_data][currency]=pln`. */
export type ParameterTree = { [name: string]: string | ParameterTree }

const deepest = 10

export function parseForm(text: string): ParameterTree {
  const root = branch()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals === -1 ? pair : pair.slice(0, equals))
    place(root, segments(name), equals === -1 ? '' : decode(pair.slice(equals + 1)), name)
  }
  return root
}

/** The same parameters give the same text, whatever their order: idempotency keys compare it. */
export function canonical(tree: string | ParameterTree): string {
  if (typeof tree === 'string') return JSON.stringify(tree)
  const entries = Object.keys(tree).toSorted()
  return `{${entries.map((name) => `${JSON.stringify(name)}:${canonical(tree[name] ?? '')}`).join(',')}}`
}

// Without a prototype a parameter named __proto__ is a parameter like any other.
function branch(): ParameterTree {
  return Object.create(null) as ParameterTree
}

function segments(name: string): string[] {
  const first = name.indexOf('[')
  if (first <= 0) return [name]
  const inner = [...name.slice(first).matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '')
  return [name.slice(0, first), ...inner]
}

function place(root: ParameterTree, path: readonly string[], value: string, name: string): void {
  if (path.length > deepest)
    throw invalidRequest(`Invalid parameter: ${name} is nested too deeply`, { param: name })
  let node = root
  path.forEach((segment, index) => {
    const key = segment === '' && index > 0 ? String(Object.keys(node).length) : segment
    if (index === path.length - 1) {
      node[key] = value
      return
    }
    const next = node[key] ?? branch()
    if (typeof next === 'string') throw invalidRequest('Invalid hash', { param: name })
    node[key] = next
    node = next
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw invalidRequest('Invalid request: the form-encoded body is not valid UTF-8')
  }
}
