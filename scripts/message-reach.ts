import { literalsOf } from './literals.ts'

/** A file of code that may say something. */
export interface Source {
  path: string
  text: string
}

/** The keys of each namespace, as code names them: `order.title`. */
export type Keys = ReadonlyMap<string, readonly string[]>

/** Keys that no code can reach, and what code reaches for in vain; each with its namespace or its file. */
export interface Reach {
  unused: string[]
  missing: string[]
}

interface Speaker {
  path: string
  text: string
  literals: string[]
  namespaces: Set<string>
  declarations: Declaration[]
}

interface Declaration {
  namespace: string
  isForAll: boolean
  keys: string[]
}

/** How a namespace is opened. */
const opening = (namespace: string) =>
  String.raw`(?:translator|getTranslations|useTranslations)(?:\(|<)[^;'"\n]*'${namespace}'`
const anyOpening = opening(String.raw`([\w-]+)`)

function speakerOf({ path, text }: Source): Speaker {
  const declarations = [...text.matchAll(/^ *\/\/ messages( from anywhere)?: ([\w-]+)(.*)$/gm)].map(
    ([, anywhere, namespace = '', keys = '']) => ({
      namespace,
      isForAll: anywhere !== undefined,
      keys: keys.split(' ').filter((key) => key !== ''),
    }),
  )
  const opened = [...text.matchAll(new RegExp(anyOpening, 'g'))].map(([, name = '']) => name)
  const lent = declarations.filter(({ keys }) => keys.length === 0).map(({ namespace }) => namespace)
  return { path, text, literals: literalsOf(text), namespaces: new Set([...opened, ...lent]), declarations }
}

const isKey = (literal: string) => /^[\w.-]+$/.test(literal)
/** A gap alone could be anything. */
const isPattern = (literal: string) =>
  /^[\w.*-]+$/.test(literal) && /[\w-]/.test(literal) && literal.includes('*')

function matcherOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '(.+)')}$`)
}

/** Whether anything of a namespace is meant by a literal. */
function meets(literal: string, all: readonly string[]): boolean {
  return literal.includes('*') ? all.some((key) => matcherOf(literal).test(key)) : all.includes(literal)
}

/**
 * Which messages code can say. A namespace is asked by the literals of the files that open it; what fills a gap of a
 * template must stand somewhere in the code or its data. Whatever else asks is said in the code:
 * `// messages: name` in a file whose literals another one asks for, `// messages from anywhere: name` where literals of
 * the whole house are asked for, `// messages: name key group.*` where keys are reached without a literal.
 */
export function reachOf(keys: Keys, sources: readonly Source[], data: readonly string[] = []): Reach {
  const speakers = sources.map(speakerOf)
  const spoken = new Set(
    [...sources.map(({ text }) => text), ...data].flatMap((text) => text.match(/[\w-]+/g) ?? []),
  )
  const unused = [...keys].flatMap(([namespace, all]) => {
    const isReached = reachIn(namespace, speakers, spoken)
    return all.filter((key) => !isReached(key)).map((key) => `${namespace}: ${key}`)
  })
  return { unused, missing: speakers.flatMap((speaker) => missingIn(speaker, keys)) }
}

function reachIn(namespace: string, speakers: readonly Speaker[], spoken: ReadonlySet<string>) {
  const declared = speakers.flatMap((speaker) =>
    speaker.declarations.filter((it) => it.namespace === namespace),
  )
  const isForAll = declared.some((declaration) => declaration.isForAll)
  const asking = speakers.filter(({ namespaces }) => isForAll || namespaces.has(namespace))
  const literals = new Set(asking.flatMap((speaker) => speaker.literals))
  const patterns = [...literals].filter(isPattern).map(matcherOf)
  const said = declared.flatMap((declaration) => declaration.keys).map(matcherOf)
  const isFilled = (gaps: string[]) =>
    gaps.every((gap) => gap.split(/[^\w-]/).every((part) => spoken.has(part)))
  return (key: string) =>
    literals.has(key) ||
    [...said, ...patterns].some((pattern) => isFilled(pattern.exec(key)?.slice(1) ?? ['']))
}

function missingIn(speaker: Speaker, keys: Keys): string[] {
  const idle = speaker.declarations.flatMap((declaration) => idleIn(declaration, speaker.literals, keys))
  return [...idle, ...askedInVain(speaker, keys), ...problemsInVain(speaker, keys)].map(
    (what) => `${speaker.path}: ${what}`,
  )
}

/** What a declaration names that is not there, or not needed. */
function idleIn(declaration: Declaration, literals: readonly string[], keys: Keys): string[] {
  const { namespace, isForAll, keys: said } = declaration
  const all = keys.get(namespace) ?? []
  if (isForAll) return all.length > 0 ? [] : [namespace]
  if (said.length > 0) return said.filter((key) => !meets(key, all)).map((key) => `${namespace} ${key}`)
  const isAsking = literals.some((literal) => (isKey(literal) || isPattern(literal)) && meets(literal, all))
  return isAsking ? [] : [namespace]
}

/** `t('key')`, where it is known what `t` is. */
function askedInVain({ text, namespaces }: Speaker, keys: Keys): string[] {
  const names = new Map<string, string[]>()
  for (const [, name = '', namespace = ''] of text.matchAll(
    new RegExp(`const (\\w+) = (?:await )?${anyOpening}`, 'g'),
  ))
    names.set(name, [...(names.get(name) ?? []), namespace])
  const unknown = [...namespaces].filter((namespace) => !keys.has(namespace))
  const named = [...names].flatMap(([name, spaces]) =>
    callsIn(text, `(?<![\\w.])${name}(?:\\.rich|\\.markup)?`, spaces),
  )
  const direct = [...keys.keys()].flatMap((space) => callsIn(text, `${opening(space)}\\)`, [space]))
  const inVain = [...named, ...direct].filter(
    ({ literal, spaces }) =>
      !meets(
        literal,
        spaces.flatMap((space) => keys.get(space) ?? []),
      ),
  )
  return [...unknown, ...inVain.map(({ literal, spaces }) => `${spaces.join(', ')} ${literal}`)]
}

function callsIn(text: string, callee: string, spaces: readonly string[]) {
  return [...text.matchAll(new RegExp(`${callee}\\(\\s*('[^']*'|\`[^\`]*\`)`, 'g'))]
    .flatMap(([, literal = '']) => literalsOf(literal).slice(-1))
    .filter((literal) => isKey(literal) || isPattern(literal))
    .map((literal) => ({ literal, spaces }))
}

/** A problem names its message from afar: in `problems`, or in the group of that name of a room's own messages. */
function problemsInVain({ text }: Speaker, keys: Keys): string[] {
  const known = [...keys].flatMap(([namespace, all]) =>
    namespace === 'problems' ? all : all.flatMap((key) => /^problems?\.(.+)$/.exec(key)?.[1] ?? []),
  )
  return [...text.matchAll(/\bfield: [^,{}()]+, key: '(\w+)'/g)].flatMap(([, key = '']) =>
    known.includes(key) ? [] : [`problems ${key}`],
  )
}
